import fc from 'fast-check';
import type { Document } from 'mongodb';
import { isPrice, toDollars, type CurrentUser } from '@ticketing/common';
import { BODY_ENDPOINTS } from './bad-input';
import { errorsOf, type WireRequest } from './wire';
import type { Snapshot } from './snapshot';
import type { World } from './world';

const RUNS = 300;
/** What failed once can be had again: `FUZZ_SEED=… npm test -w e2e`. */
const SEED = Number(process.env.FUZZ_SEED ?? 20261122);

const NASTY = [
  ...['', ' ', '\0', '\ud800', '$where', '__proto__', 'constructor', '../..', '%00', '[object]'],
  ...['null', 'NaN', '-1', '1e999', '\u202e', '🎫'.repeat(60), 'x'.repeat(6_000), "';--", '{}'],
];
const ODD = [{ $gt: '' }, { $ne: null }, [], [[]], {}, null, -1, 0.1 + 0.2, 1e308, 1e-320, true];

const value = fc.oneof(
  fc.constantFrom<unknown>(...ODD, ...NASTY),
  fc.jsonValue(),
  fc.double(),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

/** Known fields, each most often right: what is wrong at one place must not hide the others. */
const fields = () => {
  const known = Object.assign(
    {},
    ...Object.values(BODY_ENDPOINTS).map(({ good }) => good),
  ) as object;
  const model = Object.fromEntries(
    Object.entries(known).map(([name, good]) => [
      name,
      fc.oneof({ weight: 4, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: value }),
    ]),
  );
  return fc.record(model, { requiredKeys: [] });
};

const body = fc.oneof(
  { weight: 6, arbitrary: fields().map(each => JSON.stringify(each)) },
  { weight: 1, arbitrary: fc.jsonValue().map(each => JSON.stringify(each)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 500 }) },
);

const encoded = fc.string({ unit: 'binary', maxLength: 60 }).map(text => encodeURIComponent(text));
const inUrl = fc.oneof(
  fc.constantFrom(...NASTY).map(text => encodeURIComponent(text.toWellFormed())),
  encoded,
  fc.string({ maxLength: 30 }).map(text => text.replace(/[^!-~]|[<>?#]/g, '%')),
);
const id = fc.oneof(
  fc.constantFrom('<onsale>', '<strangers>', '<sold>', '<live>', '<complete>', '<unknown>'),
  inUrl,
);
const name = fc.oneof(
  fc.constantFrom('q', 'sort', 'limit', 'cursor', 'minPrice', 'maxPrice', 'from', 'to', 'orderId'),
  fc.constantFrom('seller', 'q[$gt]', 'orderId[$ne]', '__proto__'),
  inUrl,
);
const query = fc
  .array(fc.tuple(name, fc.oneof(id, fc.constantFrom('price', 'me', '10', '2027-01-01'))), {
    maxLength: 3,
  })
  .map(pairs => pairs.map(([key, each]) => `${key}=${each}`).join('&'));

const path = fc.tuple(
  fc.constantFrom(
    ...['/api/users/signup', '/api/users/signin', '/api/users/signout', '/api/users/currentuser'],
    ...['/api/tickets', '/api/tickets/:id', '/api/tickets/:id', '/api/orders', '/api/orders/:id'],
    ...['/api/payments', '/api/:id'],
  ),
  id,
  query,
);

const content = (each: unknown) =>
  `session=${Buffer.from(JSON.stringify(each)).toString('base64')}`;

/** Requests of somebody who is mostly signed in. */
const anyRequest: fc.Arbitrary<WireRequest> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
    path: path.map(([route, each, query]) => `${route.replace(':id', each)}?${query}`),
    body: fc.option(body, { nil: undefined }),
    type: fc.constantFrom('application/json', 'application/json', 'application/json', 'text/plain'),
    cookie: fc.option(value.map(content), { nil: undefined, freq: 6 }),
  })
  .map(({ method, path, body, type, cookie }) => ({
    method,
    path,
    body,
    headers: {
      ...(body !== undefined && { 'Content-Type': type }),
      ...(cookie !== undefined && { Cookie: cookie }),
    },
  }));

const isText = (text: unknown, max: number) =>
  typeof text === 'string' &&
  text !== '' &&
  text === text.trim() &&
  [...text].length <= max &&
  text.isWellFormed() &&
  !/[^\P{Cc}\t\n]/u.test(text);

const isPriceInCents = (cents: unknown) =>
  Number.isSafeInteger(cents) && isPrice(toDollars(cents as number));
const isNullOr = (each: unknown, isRight: boolean) => each === null || isRight;

const isTicket = ({ title, priceCents, description, venue, startsAt, status }: Document) =>
  isText(title, 200) &&
  isPriceInCents(priceCents) &&
  isNullOr(description, isText(description, 5_000)) &&
  isNullOr(venue, isText(venue, 200)) &&
  isNullOr(startsAt, startsAt instanceof Date && startsAt.getTime() >= 0) &&
  ['onsale', 'reserved', 'sold', 'withdrawn'].includes(String(status));

const isUser = ({ email, passwordHash }: Document) =>
  isText(email, 254) &&
  email === String(email).toLowerCase() &&
  String(passwordHash).startsWith('$argon2id$');

const isOrder = ({ status, ticket }: Document) =>
  ['created', 'awaiting:payment', 'complete', 'cancelled'].includes(String(status)) &&
  isText(ticket.title, 200) &&
  isPriceInCents(ticket.priceCents);

/** Every stored value is one that the contract allows. */
const expectAllowed = (all: Snapshot) => {
  expect(all['tickets.tickets']!.filter(one => !isTicket(one))).toEqual([]);
  expect(all['auth.users']!.filter(one => !isUser(one))).toEqual([]);
  expect(all['orders.orders']!.filter(one => !isOrder(one))).toEqual([]);
};

/** What is stored of others, less what follows from a reservation, which anybody may make. */
const othersThings = (all: Snapshot, { id }: CurrentUser, known: Snapshot) => {
  const ids = new Set(known['auth.users']!.map(({ _id }) => String(_id)));
  const tickets = all['tickets.tickets']!.filter(({ userId }) => userId !== id);
  return {
    users: all['auth.users']!.filter(({ _id }) => ids.has(String(_id))),
    orders: all['orders.orders']!.filter(({ userId }) => userId !== id),
    tickets: tickets.map(({ _id, title, priceCents, withdrawn }) => ({
      ...{ _id, title, priceCents, withdrawn },
    })),
  };
};

const expectNoServerError = async (world: World, request: WireRequest) => {
  const answer = await world.send('stranger', request);
  expect(answer.status).toBeLessThan(500);
  const { pathname } = new URL(request.path, world.system.url);
  const isOurs = /^\/api(\/|$)/.test(pathname) && request.method !== 'HEAD';
  if (answer.status >= 400 && isOurs) errorsOf(answer);
};

export const describeFuzz = (world: () => World) =>
  it(`P8: ${RUNS} random requests give no 5xx and store nothing that is forbidden`, async () => {
    const { stores, users } = world();
    const before = await stores.quiet();
    await fc.assert(
      fc.asyncProperty(anyRequest, request => expectNoServerError(world(), request)),
      { numRuns: RUNS, seed: SEED },
    );
    const after = await stores.quiet();
    expectAllowed(after);
    expect(othersThings(after, users.stranger, before)).toEqual(
      othersThings(before, users.stranger, before),
    );
  }, 120_000);
