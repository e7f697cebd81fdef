import express from 'express';
import jwt from 'jsonwebtoken';
import request from 'supertest';
import { requireAuth, SESSION_SECONDS, sessionFor, userOf } from './session';
import { cookieFor, newId, newUser, TEST_APP_KEY as KEY, testApp } from '../testing';

const user = newUser();
const router = express
  .Router()
  .get('/api/me', (req, res) => void res.json(req.currentUser ?? null))
  .get('/api/mine', requireAuth, (req, res) => void res.json(userOf(req)))
  .get('/api/careless', (req, res) => void res.json(userOf(req)))
  .post('/api/signin', (req, res) => {
    req.session = sessionFor(user, KEY);
    res.json({});
  })
  .post('/api/signout', (req, res) => {
    req.session = null;
    res.json({});
  });
const app = testApp([router]);

const signIn = (headers: Record<string, string> = {}, to = app) =>
  request(to).post('/api/signin').set(headers).expect(200);
const setCookie = (headers: Record<string, unknown>) => String(headers['set-cookie']);
const me = (cookie: string) => request(app).get('/api/me').set('Cookie', cookie);

const inCookie = (content: unknown) =>
  `session=${Buffer.from(JSON.stringify(content)).toString('base64')}`;
const now = () => Math.floor(Date.now() / 1000);
const token = (payload: object, options: jwt.SignOptions = {}, key = KEY) =>
  inCookie({ jwt: jwt.sign(payload, key, { expiresIn: 60, ...options }) });
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('the session cookie', () => {
  it('holds a token that is signed, not encrypted, and lasts 7 days', async () => {
    const { headers } = await signIn();
    const [, content] = /^session=([^;]+);/.exec(setCookie(headers))!;
    const { jwt: text, ...rest } = JSON.parse(Buffer.from(content!, 'base64').toString()) as {
      jwt: string;
    };
    expect(rest).toEqual({});
    const { header, payload } = jwt.verify(text, KEY, { complete: true });
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT' });
    const { iat, exp } = payload as jwt.JwtPayload;
    expect(payload).toEqual({ ...user, iat, exp });
    expect(exp! - iat!).toBe(SESSION_SECONDS);
    expect(SESSION_SECONDS).toBe(604_800);
  });

  it('is out of the reach of scripts and of other sites', async () => {
    const attributes = setCookie((await signIn()).headers)
      .toLowerCase()
      .split('; ');
    expect(attributes).toEqual(expect.arrayContaining(['path=/', 'httponly', 'samesite=lax']));
    expect(attributes).not.toContain('secure');
    const expires = Date.parse(attributes.find(one => one.startsWith('expires='))!.slice(8));
    expect(Math.abs(expires - Date.now() - SESSION_SECONDS * 1000)).toBeLessThan(60_000);
  });

  it.each([
    ['https', 1, true],
    ['http', 1, false],
    ['https, http', 1, true],
    ['https', 0, false],
  ])('is Secure when X-Forwarded-Proto is %j with %d proxies: %s', async (proto, hops, secure) => {
    const { headers } = await signIn({ 'X-Forwarded-Proto': proto }, testApp([router], { hops }));
    expect(setCookie(headers).includes('; secure')).toBe(secure);
  });

  it('is the user, at every request', async () => {
    await me(cookieFor(user, KEY)).expect(200, user);
    await request(app).get('/api/mine').set('Cookie', cookieFor(user, KEY)).expect(200, user);
  });

  it('is not set again by a request that only reads it', async () => {
    const cookie = setCookie((await signIn()).headers).split(';')[0]!;
    expect((await me(cookie).expect(200, user)).headers['set-cookie']).toBeUndefined();
    expect((await request(app).get('/api/me')).headers['set-cookie']).toBeUndefined();
  });

  it('is cleared at sign-out', async () => {
    const cookie = cookieFor(user, KEY);
    const { headers } = await request(app).post('/api/signout').set('Cookie', cookie).expect(200);
    expect(setCookie(headers)).toMatch(/^session=; path=\/; expires=Thu, 01 Jan 1970 /);
  });

  it('means nobody without a session', async () => {
    const body = { errors: [{ message: 'You are not signed in' }] };
    await request(app).get('/api/me').expect(200, 'null');
    await request(app).get('/api/mine').expect(401, body);
    await request(app).get('/api/careless').expect(401, body);
  });
});

describe('a session that we did not give', () => {
  const unsigned = (header: object) => `${part(header)}.${part({ ...user, exp: now() + 60 })}.`;
  const [head, , signature] = sessionFor(user, KEY).jwt.split('.');
  const changed = `${head}.${part({ ...user, id: newId(), exp: now() + 60 })}.${signature}`;
  const withoutEnd = jwt.sign({ ...user }, KEY);
  const tooLong = { ...user, iat: now() - SESSION_SECONDS - 60, exp: now() + 60 };

  it.each<[string, string]>([
    ['signed by another key', token(user, {}, 'another key')],
    ['signed by no key', inCookie({ jwt: unsigned({ alg: 'none', typ: 'JWT' }) })],
    ['signed by no key, in capitals', inCookie({ jwt: unsigned({ alg: 'NONE' }) })],
    ['of no algorithm', inCookie({ jwt: unsigned({ typ: 'JWT' }) })],
    ['changed afterwards', inCookie({ jwt: changed })],
    ['signed by HS384', token(user, { algorithm: 'HS384' })],
    ['signed by HS512', token(user, { algorithm: 'HS512' })],
    ['run out', token(user, { expiresIn: -1 })],
    ['without an end', inCookie({ jwt: withoutEnd })],
    ['older than a session can be', inCookie({ jwt: jwt.sign(tooLong, KEY) })],
    ['not valid yet', token(user, { notBefore: 60 })],
    ['without an id', token({ email: user.email })],
    ['without an e-mail address', token({ id: user.id })],
    ['with an id of another form', token({ ...user, id: '1' })],
    ['with an operator for an id', token({ ...user, id: { $gt: '' } })],
    ['with a list for an address', token({ ...user, email: ['a@b.c'] })],
    ['a text, not an object', inCookie({ jwt: jwt.sign('text', KEY) })],
    ['no token', inCookie({ jwt: 'x' })],
    ['an empty token', inCookie({ jwt: '' })],
    ['a number', inCookie({ jwt: 1 })],
    ['an object', inCookie({ jwt: { alg: 'none' } })],
    ['of nothing', inCookie({})],
    ['null', inCookie(null)],
    ['a list', inCookie([sessionFor(user, KEY)])],
    ['a JSON text', inCookie('jwt')],
    ['a prototype', `session=${Buffer.from('{"__proto__":{"jwt":1}}').toString('base64')}`],
    ['no JSON', `session=${Buffer.from('{jwt').toString('base64')}`],
    ['no base64', 'session=%%%"!'],
    ['empty', 'session='],
    ['without a value', 'session'],
    ['of another name', cookieFor(user, KEY).replace('session', 'Session')],
  ])('is nobody: %s', async (_what, cookie) => {
    await me(cookie).expect(200, 'null');
    await request(app).get('/api/mine').set('Cookie', cookie).expect(401);
  });

  it('is one of two: never both, never a failure', async () => {
    const cookies = `${cookieFor(user, KEY)}; ${token(newUser(), {}, 'another key')}`;
    await me(cookies).expect(200, user);
    await me(cookies.split('; ').reverse().join('; ')).expect(200, 'null');
  });

  it.each<[string, unknown]>([
    ['a long text', 'x'.repeat(5_000)],
    ['a list for a token', { jwt: [1e20] }],
    ['more than a token', { jwt: 'x', more: 1 }],
  ])('is cleared, never sent back: %s', async (_what, content) => {
    const { headers } = await me(inCookie(content)).expect(200, 'null');
    expect(setCookie(headers)).toMatch(/^session=; path=\/; expires=Thu, 01 Jan 1970 /);
  });

  it('gives way to one that we give', async () => {
    const signedIn = await request(app).post('/api/signin').set('Cookie', inCookie('x'));
    await me(setCookie(signedIn.headers).split(';')[0]!).expect(200, user);
  });

  it('is too large', () =>
    me(`session=${'a'.repeat(20_000)}`).expect(({ status }) => expect(status).toBe(431)));
});
