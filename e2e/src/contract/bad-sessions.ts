import { createHmac } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { json, plain } from './bad-input';
import { JWT_KEY, type World } from './world';

const now = Math.floor(Date.now() / 1000);
const HOUR = 3_600;
const WEEK = 7 * 24 * HOUR;

const cookieOf = (content: unknown) =>
  `session=${Buffer.from(JSON.stringify(content)).toString('base64')}`;
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token made by hand, for what the library refuses to sign. */
const handmade = (header: object, payload: object, key = JWT_KEY) => {
  const signed = `${base64url(header)}.${base64url(payload)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
};

/** The `Cookie` headers of somebody who would like to be `user`, and is not. */
export const badCookies = ({
  users: { seller: user },
}: World): [what: string, cookie: string][] => {
  const claims = { ...user, iat: now, exp: now + HOUR };
  const good = jwt.sign(claims, JWT_KEY);
  const [header, , signature] = good.split('.');
  const HS256 = { alg: 'HS256', typ: 'JWT' };
  const tokens: [what: string, token: unknown][] = [
    ['signed with another key', jwt.sign(claims, 'another key, as long as the right one')],
    ['signed with no key', handmade(HS256, claims, '')],
    ['not signed (alg: none)', jwt.sign(claims, '', { algorithm: 'none' })],
    ['not signed (alg: None)', `${base64url({ alg: 'None' })}.${base64url(claims)}.`],
    ['without its signature', `${good.slice(0, good.lastIndexOf('.'))}.`],
    ['signed by another algorithm', jwt.sign(claims, JWT_KEY, { algorithm: 'HS512' })],
    ['signed for somebody else', `${header}.${base64url({ ...claims, x: 1 })}.${signature}`],
    ['expired', jwt.sign({ ...claims, exp: now - 1 }, JWT_KEY)],
    ['older than a session lasts', jwt.sign({ ...claims, iat: now - WEEK - 60 }, JWT_KEY)],
    ['without an end', jwt.sign({ ...user, iat: now }, JWT_KEY)],
    ['with an end that is no time', handmade(HS256, { ...claims, exp: 'never' })],
    ['not valid yet', jwt.sign({ ...claims, nbf: now + HOUR }, JWT_KEY)],
    ['without a user', jwt.sign({ iat: now, exp: now + HOUR }, JWT_KEY)],
    ['for an operator', jwt.sign({ ...claims, id: { $gt: '' } }, JWT_KEY)],
    ['for no id', jwt.sign({ ...claims, id: 'x' }, JWT_KEY)],
    ['that is a text', handmade(HS256, ['a text'])],
    ['that is empty', ''],
    ['that is a number', 5],
    ['that is an operator', { $gt: '' }],
    ['that is garbage', 'a.b.c'],
  ];
  return [
    ...tokens.map(([what, token]): [string, string] => [
      `a token ${what}`,
      cookieOf({ jwt: token }),
    ]),
    ['no cookie', ''],
    ['an empty cookie', 'session='],
    ['a cookie of garbage', 'session=%FF%00garbage'],
    ['a cookie of a token alone', `session=${good}`],
    ['a cookie of null', cookieOf(null)],
    ['a cookie of a long text', cookieOf('x'.repeat(5_000))],
    ['a cookie of numbers that grow', `session=${btoa(`{"jwt":[${'1e20,'.repeat(900)}0]}`)}`],
    ['a cookie of an array', cookieOf([good])],
    ['a cookie of names that mean something', cookieOf({ isNew: 1, _maxAge: 'x', populated: {} })],
    ['a cookie of a prototype', `session=${btoa(`{"__proto__":{"jwt":"${good}"}}`)}`],
    ['a cookie of 10 kB', `session=${'A'.repeat(10_000)}`],
    ['a cookie by another name', `Session=${cookieOf({ jwt: good }).slice('session='.length)}`],
  ];
};

/** A request to each service that asks who is there. */
export const FOR_THE_SIGNED_IN = [
  json('POST /api/tickets', { title: 'Concert', price: 19.99 }),
  plain('GET /api/tickets?seller=me'),
  plain('GET /api/tickets/sales'),
  json('POST /api/orders', { ticketId: '<strangers>' }),
  plain('GET /api/orders'),
  plain('GET /api/orders/events?ids=<live>'),
  plain('GET /api/payments?orderId=<complete>'),
];
