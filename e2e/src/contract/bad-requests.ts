import { gzipSync } from 'node:zlib';
import { BODY_ENDPOINTS, CHANGES, json, plain, type BadInput } from './bad-input';

const LIMIT_BYTES = 100_000;

const endpoints = Object.values(BODY_ENDPOINTS);

/** JSON of exactly so many bytes, with a field that is unknown and too long for any. */
const jsonOf = (bytes: number) => `{"padding":"${'x'.repeat(bytes - '{"padding":""}'.length)}"}`;

const UNREADABLE: [what: string, body: string][] = [
  ['broken JSON', '{"email": "a@exa'],
  ['two objects', '{}{}'],
  ['NaN', '{"price": NaN}'],
  ['single quotes', "{'title': 'x'}"],
  ['a prototype as code', '{"__proto__": undefined}'],
  ['a raw control character', '{"title": "a\u0000b"}'],
  ['a text', '"text"'],
  ['a number', '5'],
  ['null', 'null'],
  ['an array', '[{"title": "x"}]'],
  ['a form', 'title=x&price=1'],
];

const unreadable: BadInput[] = CHANGES.flatMap(({ line, as }) =>
  UNREADABLE.map(([what, body]) => ({
    as,
    what: `a body of ${what}`,
    request: json(line, body),
    status: 400,
  })),
);

const NOT_JSON: [what: string, headers: Record<string, string>, body?: Buffer][] = [
  ['text/plain', { 'Content-Type': 'text/plain' }],
  ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['multipart', { 'Content-Type': 'multipart/form-data; boundary=x' }],
  ['no content type', { 'Content-Type': '' }],
  ['another kind of JSON', { 'Content-Type': 'application/json-seq' }],
  ['Latin-1', { 'Content-Type': 'application/json; charset=iso-8859-1' }],
  ['gzip', { 'Content-Encoding': 'gzip' }, gzipSync(jsonOf(LIMIT_BYTES))],
  ['an unknown encoding', { 'Content-Encoding': 'zip' }],
];

const notJson: BadInput[] = endpoints.flatMap(({ line, as, good }) =>
  NOT_JSON.map(([what, headers, body]) => ({
    as,
    what: `a body in ${what}`,
    request: { ...json(line, good, headers), ...(body && { body }) },
    status: 415,
  })),
);

const tooLarge: BadInput[] = endpoints.flatMap(({ line, as }) => [
  {
    as,
    what: 'a body of 100 kB and a byte',
    request: json(line, jsonOf(LIMIT_BYTES + 1)),
    status: 413,
  },
  {
    as,
    what: 'as much in chunks of no declared length',
    request: json(line, jsonOf(LIMIT_BYTES + 1), { 'Transfer-Encoding': 'chunked' }),
    status: 413,
  },
  { as, what: 'a body of 5 MB', request: json(line, jsonOf(5_000_000)), status: 413 },
]);

const FOREIGN: [what: string, headers: Record<string, string>][] = [
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['something unheard of', { 'Sec-Fetch-Site': 'friendly' }],
  ['the same site, no origin', { 'Sec-Fetch-Site': 'same-site' }],
  ['a neighbour on the same site', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://evil.<host>' }],
  ['another origin', { Origin: 'https://evil.example' }],
  ['another port', { Origin: 'http://127.0.0.1:1' }],
  ['an origin that begins as ours', { Origin: 'http://<host>.evil.example' }],
  ['an origin that names us as its user', { Origin: 'http://<host>@evil.example' }],
  ['no origin that could be named', { Origin: 'null' }],
  ['an origin that is none', { Origin: '://' }],
  ['a host made up for it', { Origin: 'http://evil.example', 'X-Forwarded-Host': 'evil.example' }],
];

const foreign: BadInput[] = CHANGES.flatMap(({ line, as, good }) =>
  FOREIGN.map(([what, headers]) => ({
    as,
    what: `asked from ${what}`,
    request: good ? json(line, good, headers) : plain(line, headers),
    status: 403,
  })),
);

const NO_ID = [
  ...['x', '0', 'null', '[object%20Object]', '$gt', '%00', '%E0%A4%A', '%', '..%2f..%2fmetrics'],
  ...['twelve%20char', '0'.repeat(23), '0'.repeat(25), 'z'.repeat(24), '0'.repeat(2_000)],
  '<unknown>',
];

const noSuchThing: BadInput[] = [
  ...NO_ID.flatMap(id => [
    { as: 'visitor' as const, request: plain(`GET /api/tickets/${id}`) },
    { as: 'seller' as const, request: plain(`DELETE /api/tickets/${id}`) },
    {
      as: 'seller' as const,
      request: json(`PUT /api/tickets/${id}`, BODY_ENDPOINTS.edit.good),
    },
    { as: 'buyer' as const, request: plain(`GET /api/orders/${id}`) },
    { as: 'buyer' as const, request: plain(`DELETE /api/orders/${id}`) },
    { as: 'buyer' as const, request: plain(`POST /api/payments/${id}/refresh`) },
    { as: 'seller' as const, request: plain(`POST /api/payments/${id}/refund`) },
    {
      as: 'buyer' as const,
      request: json(`POST /api/payments/${id}/sandbox-bank`, { approve: true }),
    },
  ]),
  // Nobody has tried to pay for it yet.
  { as: 'buyer' as const, request: plain('POST /api/payments/<live>/refresh') },
  { as: 'buyer' as const, request: plain('GET /api/payments?orderId=<unknown>') },
  { as: 'buyer' as const, request: json('POST /api/orders', { ticketId: '<unknown>' }) },
  { as: 'buyer' as const, request: json('POST /api/orders', { ticketId: '<withdrawn>' }) },
  {
    as: 'buyer' as const,
    request: json('POST /api/payments', { orderId: '<unknown>', token: 'pm_card_visa' }),
  },
  ...[
    ...['GET /api', 'GET /api/', 'GET /api/nothing', 'POST /api/users', 'GET /api/users'],
    ...['GET /api/users/signup', 'GET /api/users/signin', 'POST /api/users/currentuser'],
    ...['PUT /api/users/signup', 'DELETE /api/tickets', 'PUT /api/tickets', 'PATCH /api/tickets'],
    ...['POST /api/tickets/<onsale>', 'PATCH /api/tickets/<onsale>', 'PUT /api/orders'],
    ...['PATCH /api/orders/<live>', 'PUT /api/orders/<live>', 'DELETE /api/orders'],
    ...['PUT /api/payments', 'GET /api/payments/<complete>', 'DELETE /api/payments/<complete>'],
    // Without its secret there is none.
    ...[
      'POST /api/payments/webhook',
      'GET /api/payments/webhook',
      'GET /api/payments/<live>/refund',
    ],
    ...['PROPFIND /api/tickets', 'TRACE /api/users/currentuser', 'GET /api/tickets/<onsale>/x'],
    ...['GET /api/tickets/<onsale>%2f', 'GET /api/orders/<live>/../../x', 'GET /api/ticketsx'],
  ].map(line => ({ as: 'seller' as const, request: plain(line) })),
].map(row => ({ ...row, what: 'no such thing', status: 404 }));

/** What is wrong with a request as such, whatever its fields. */
export const badRequests: BadInput[] = [
  ...unreadable,
  ...notJson,
  ...tooLarge,
  ...foreign,
  ...noSuchThing,
];
