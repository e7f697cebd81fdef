import { encodeCursor } from '@ticketing/common';
import { plain, type BadInput } from './bad-input';

const ID = 'a'.repeat(24);
/** As base64url JSON, whatever the values are. */
const cursor = (...values: unknown[]) => `cursor=${encodeCursor(values as string[])}`;

const NO_CURSOR = [
  'cursor=',
  'cursor=garbage',
  'cursor=%00',
  `cursor=${'A'.repeat(501)}`,
  'cursor=bnVsbA', // null
  'cursor=a&cursor=b',
  cursor(),
  cursor('newest', { $gt: 0 }, ID),
  cursor('newest', 0, { $gt: '' }),
  cursor('newest', 0, 'x'),
  cursor('newest', 1e300, ID),
  cursor('newest', 0, ID, 'more'),
  cursor('price', 1999, ID),
  cursor({ $gt: 0 }, ID),
  cursor(1e300, ID),
  cursor(0, 'x'),
];

const NO_LIMIT = ['0', '101', '-1', '1.5', '1e1', 'ten', '', '%00', '1&limit=2'].map(
  value => `limit=${value}`,
);

const TICKETS = [
  ...NO_LIMIT,
  ...NO_CURSOR,
  `sort=price&${cursor('newest', 0, ID)}`,
  `sort=date&${cursor('price', 1999, ID)}`,
  cursor(0, ID),
  `q=${'x'.repeat(201)}`,
  'q=a&q=b',
  ...['cheapest', '', 'toString', '__proto__', 'price&sort=date'].map(value => `sort=${value}`),
  ...['minPrice', 'maxPrice'].flatMap(name =>
    ['', 'cheap', '-1', '1.999', '1e3', 'NaN', 'Infinity', '0x10', '9'.repeat(400)].map(
      value => `${name}=${value}`,
    ),
  ),
  'minPrice=1&minPrice=2',
  ...['from', 'to'].flatMap(name =>
    ['', 'today', '2027-02-30', '2027-13-01', '2027-01-31T20:00:00', '1800000000000'].map(
      value => `${name}=${value}`,
    ),
  ),
  'from=2027-01-01&from=2027-01-02',
  ...['you', '', '<seller>', 'me&seller=me'].map(value => `seller=${value}`),
];

const ORDERS = [...NO_LIMIT, ...NO_CURSOR, cursor('newest', 0, ID)];

const NO_IDS = [
  ...['', 'x', ',', '%00', `${ID},`, `,${ID}`, `${ID}%20`, `${ID};${ID}`, `${ID}0`],
  ...['<onsale>&ids=<sold>', Array.from({ length: 101 }, () => ID).join(), '{"$gt":""}'],
].map(value => `ids=${value.replace(/[{}"$]/g, encodeURIComponent)}`);

/** Filters, and pages, of a list that is named already. */
const WITH_IDS = ['q=a', 'minPrice=1', 'to=2027-01-01', 'sort=price', 'limit=1', 'seller=me'].map(
  other => `${other}&ids=<onsale>`,
);

const NO_VIEW = ['', 'all', 'Past', 'past,cancelled', '%00', 'toString', 'past&view=past'].map(
  value => `view=${value}`,
);

const PAYMENTS = [
  '',
  'orderId=',
  'orderId=x',
  'orderId=%00',
  `orderId=${'0'.repeat(23)}`,
  'orderId[$gt]=',
  'orderId[$ne]=<complete>',
  'orderId[]=<complete>',
  'orderId[id]=<complete>',
  'orderId=<complete>&orderId=<live>',
  'orderId={"$gt":""}'.replace(/[{}"]/g, encodeURIComponent),
  'order=<complete>',
];

const lastNameOf = (query: string) => /(\w+)=[^=]*$/.exec(query)![1]!;

const rows = (path: string, queries: string[], field?: string): BadInput[] =>
  queries.map(query => ({
    as: 'buyer',
    what: query.length > 80 ? `${query.slice(0, 80)}…` : query || 'no parameter',
    request: plain(`GET ${path}?${query}`),
    status: 400,
    field: field ?? lastNameOf(query),
  }));

/** A query in which one parameter is wrong. */
export const badQueries: BadInput[] = [
  ...rows('/api/tickets', TICKETS),
  ...rows('/api/tickets', [...NO_IDS, ...WITH_IDS], 'ids'),
  ...rows(
    '/api/tickets/events',
    ['', ...NO_IDS, 'id=<onsale>', 'ids[$gt]=', 'ids[]=<onsale>'],
    'ids',
  ),
  ...rows('/api/orders', [...ORDERS, ...NO_VIEW]),
  ...rows('/api/orders/events', ['', ...NO_IDS, 'id=<live>', 'ids[$ne]=<live>'], 'ids'),
  ...rows('/api/payments', PAYMENTS, 'orderId'),
];

/** Queries with parameters that mean nothing: the answer is as without them. */
export const IGNORED_QUERIES = [
  'q[$gt]=',
  'q[$regex]=.*',
  'limit[$gt]=1',
  'seller[$ne]=me',
  'sort[]=price',
  '__proto__[q]=x',
  'constructor=x',
  '%E0%A4%A=%FF',
  '&&=&=x',
];

/** Searches that no ticket matches, whatever a regular expression or a database would make of it. */
export const FRUITLESS_SEARCHES = ['.*', '%00', '%ED%A0%80', '$ne', '(((((', '%F0%9F%8E%AB', '%25'];
