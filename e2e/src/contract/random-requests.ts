import fc from 'fast-check';
import { BODY_ENDPOINTS } from './bad-input';
import type { WireRequest } from './wire';

const NASTY = [
  ...['', ' ', '\0', '\ud800', '$where', '__proto__', 'constructor', '../..', '%00', '[object]'],
  ...['null', 'NaN', '-1', '1e999', '\u202e', '🎫'.repeat(60), 'x'.repeat(6_000), "';--", '{}'],
];
const ODD = [{ $gt: '' }, { $ne: null }, [], [[]], {}, null, -1, 0.1 + 0.2, 1e308, 1e-320, true];

/** What a field may be given. */
const value = fc.oneof(
  fc.constantFrom<unknown>(...ODD, ...NASTY),
  fc.jsonValue(),
  fc.double(),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

const mostly = <T>(right: fc.Arbitrary<T>, other: fc.Arbitrary<T>, weight = 5): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: right }, { weight: 1, arbitrary: other });

const encoded = fc.string({ unit: 'binary', maxLength: 60 }).map(text => encodeURIComponent(text));
const inUrl = fc.oneof(
  fc.constantFrom(...NASTY).map(text => encodeURIComponent(text.toWellFormed())),
  encoded,
  fc.string({ maxLength: 30 }).map(text => text.replace(/[^!-~]|[<>?#]/g, '%')),
);
const id = mostly(
  fc.constantFrom('<onsale>', '<strangers>', '<sold>', '<live>', '<complete>', '<unknown>'),
  inUrl,
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
      mostly<unknown>(fc.constant(good), fc.option(value, { nil: undefined }), 15),
    ]),
  );
  return fc.record({
    ...model,
    ticketId: mostly<unknown>(id, value),
    orderId: mostly<unknown>(id, value),
  });
};

const body = mostly(
  fields().map(each => JSON.stringify(each)),
  fc.oneof(
    fc.jsonValue().map(each => JSON.stringify(each)),
    fc.string({ unit: 'binary', maxLength: 500 }),
  ),
);

const name = fc.oneof(
  fc.constantFrom('q', 'sort', 'limit', 'cursor', 'minPrice', 'maxPrice', 'from', 'to', 'orderId'),
  fc.constantFrom('seller', 'ids', 'view', 'q[$gt]', 'orderId[$ne]', '__proto__'),
  inUrl,
);
const query = fc
  .array(fc.tuple(name, fc.oneof(id, fc.constantFrom('price', 'me', '10', '2027-01-01'))), {
    maxLength: 3,
  })
  .map(pairs => pairs.map(([key, each]) => `${key}=${each}`).join('&'));

const pathOf = (line: string) => line.split(' ')[1]!;
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];
const LINES = [
  ...['POST /api/users/signup', 'POST /api/users/signin', 'POST /api/users/signout'],
  ...['GET /api/users/currentuser', 'GET /api/tickets', 'GET /api/tickets/:id'],
  ...['GET /api/tickets/sales'],
  ...['POST /api/tickets', 'PUT /api/tickets/:id', 'DELETE /api/tickets/:id'],
  ...['POST /api/orders', 'GET /api/orders', 'GET /api/orders/:id', 'DELETE /api/orders/:id'],
  ...['POST /api/payments', 'GET /api/payments', 'POST /api/payments/:id/refresh'],
  ...['POST /api/payments/:id/refund', 'POST /api/payments/:id/sandbox-bank'],
  ...['POST /api/payments/webhook'],
];
const line = mostly(
  fc.constantFrom(...LINES).map(each => each.split(' ') as [string, string]),
  fc.tuple(fc.constantFrom(...METHODS), fc.constantFrom('/api/:id', ...LINES.map(pathOf))),
  8,
);

const content = (each: unknown) =>
  `session=${Buffer.from(JSON.stringify(each)).toString('base64')}`;

/** Requests that are right in most places, of somebody who is mostly signed in. */
export const anyRequest: fc.Arbitrary<WireRequest> = fc
  .record({
    line,
    id,
    query,
    body: mostly<string | undefined>(body, fc.constant(undefined)),
    type: mostly(fc.constant('application/json'), fc.string({ unit: 'grapheme-ascii' }), 20),
    cookie: mostly<string | undefined>(fc.constant(undefined), value.map(content), 8),
  })
  .map(({ line: [method, path], id, query, body, type, cookie }) => ({
    method,
    path: `${path.replace(':id', id)}?${query}`,
    body: method === 'HEAD' ? undefined : body,
    headers: {
      ...(body !== undefined && { 'Content-Type': type }),
      ...(cookie !== undefined && { Cookie: cookie }),
    },
  }));
