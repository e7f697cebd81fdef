import { BODY_ENDPOINTS, json, type BadInput, type Endpoint } from './bad-input';

/** No text field may hold any of these. */
const NO_TEXT: [what: string, value: unknown][] = [
  ['a number', 5],
  ['a boolean', true],
  ['an array', ['a text']],
  ['an object', {}],
  ['an operator', { $gt: '' }],
  ['another operator', { $where: 'sleep(60000)' }],
  ['a lone surrogate', 'half a pair: \ud83d'],
];
const CONTROL: [what: string, value: unknown][] = [
  ['NUL', 'a\u0000b'],
  ['an escape character', 'a\u001b[31mb'],
  ['a C1 control character', 'a\u0085b'],
];
const MISSING: [what: string, value: unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['an empty text', ''],
];
const NO_LINE: [what: string, value: unknown][] = [['two lines', 'a\nb']];
const NO_ID: [what: string, value: unknown][] = [
  ['12 characters', 'twelve chars'],
  ['23 digits', '0'.repeat(23)],
  ['25 digits', '0'.repeat(25)],
  ['no hexadecimal digits', 'z'.repeat(24)],
  ['an id with a line feed', `${'0'.repeat(24)}\n`],
];

/** The field's own: each is no price. A text that begins with `=` is JSON as it stands. */
const NO_PRICE: [what: string, value: unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a text', '19.99'],
  ['an empty text', ''],
  ['a boolean', true],
  ['an array', [19.99]],
  ['an operator', { $gt: 0 }],
  ['zero', 0],
  ['a negative', -19.99],
  ['too little', 0.49],
  ['too much', 1_000_000],
  ['a cent too much', 999_999.995],
  ['3 decimals', 19.999],
  ['a hair more than 2 decimals', 19.990000000000002],
  ['a hair below the least', 0.49999999999999994],
  ['a tiny one', 1e-7],
  ['a huge one', 1e308],
  ['more than a whole number can be', '=9007199254740993'],
  ['Infinity', '=1e400'],
  ['-Infinity', '=-1e400'],
];
const NO_TIME: [what: string, value: unknown][] = [
  ['words', 'tomorrow'],
  ['an empty text', ''],
  ['a date alone', '2027-01-31'],
  ['no offset', '2027-01-31T20:00:00'],
  ['a 13th month', '2027-13-01T20:00:00Z'],
  ['the 30th of February', '2027-02-30T20:00:00Z'],
  ['a 25th hour', '2027-01-31T25:00:00Z'],
  ['the year 10000', '+010000-01-01T00:00:00Z'],
  ['a time before 1970', '1969-12-31T23:59:59Z'],
  ['a time in ms', 1_800_000_000_000],
];
const NO_EMAIL: [what: string, value: unknown][] = [
  ['no address', 'nobody'],
  ['no host', 'nobody@'],
  ['two addresses', 'a@example.com,b@example.com'],
  ['a header more', 'a@example.com\r\nBcc: b@example.com'],
  ['too long a one', `${'a'.repeat(250)}@example.com`],
];
const NO_TOKEN: [what: string, value: unknown][] = [
  ['a card number', '4242424242424242'],
  ['another object of Stripe’s', 'pi_123'],
  ['a path', 'pm_../../charges'],
  ['a kind alone', 'pm_'],
  ['too long a one', `pm_${'x'.repeat(201)}`],
  ['a trailing line feed', 'pm_card_visa\n'],
];

const NOT_THE_PRICE: [what: string, value: unknown][] = [
  ['a part of it', 5],
  ['a cent less', 19.98],
  ['a cent more', 20],
];
const NO_FLAG: [what: string, value: unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a text', 'true'],
  ['a number', 1],
  ['an array', [true]],
  ['an operator', { $ne: false }],
];

const spaces: [what: string, value: unknown] = ['spaces', ' \t '];
const longer = (max: number): [what: string, value: unknown] => ['too long a one', 'x'.repeat(max)];

type Wrong = [field: string, values: [what: string, value: unknown][]][];

const email = [...NO_TEXT, ...MISSING, ...CONTROL, spaces];
const password = [...NO_TEXT, ...MISSING, longer(129)];
const TICKET: Wrong = [
  ['title', [...NO_TEXT, ...MISSING, ...CONTROL, ...NO_LINE, spaces, longer(201)]],
  ['venue', [...NO_TEXT, ...CONTROL, ...NO_LINE, longer(201)]],
  ['description', [...NO_TEXT, ...CONTROL, longer(5_001)]],
  ['startsAt', [...NO_TEXT, ...CONTROL, ...NO_TIME]],
  ['price', NO_PRICE],
];

/** Every field of every body, and all that is wrong in it. */
const WRONG: Record<Endpoint, Wrong> = {
  signUp: [
    ['email', [...email, ...NO_EMAIL]],
    ['password', [...password, ['7 characters', 'horse 7']]],
  ],
  signIn: [
    ['email', email],
    ['password', password],
  ],
  create: TICKET,
  edit: TICKET,
  reserve: [['ticketId', [...NO_TEXT, ...MISSING, ...CONTROL, ...NO_ID]]],
  pay: [
    ['orderId', [...NO_TEXT, ...MISSING, ...CONTROL, ...NO_ID]],
    ['token', [...NO_TEXT, ...MISSING, ...CONTROL, ...NO_TOKEN]],
  ],
  refund: [['amount', [...NO_PRICE.filter(([, value]) => value != null), ...NOT_THE_PRICE]]],
  bank: [['approve', NO_FLAG]],
};

const bodyWith = (good: object, field: string, value: unknown): string => {
  if (typeof value !== 'string' || !value.startsWith('=')) {
    return JSON.stringify({ ...good, [field]: value });
  }
  return JSON.stringify({ ...good, [field]: '=' }).replace('"="', value.slice(1));
};

/** A good body in which one field is wrong. */
export const badFields: BadInput[] = Object.entries(WRONG).flatMap(([endpoint, wrong]) => {
  const { line, as, good } = BODY_ENDPOINTS[endpoint as Endpoint];
  return wrong.flatMap(([field, values]) =>
    values.map(([what, value]) => ({
      as,
      what: `${field}: ${what}`,
      request: json(line, bodyWith(good, field, value)),
      status: 400,
      field,
    })),
  );
});
