import { charactersOf, isRight, type TicketField, wrongWith } from './ticket-rules';

const right: [TicketField, string][] = [
  ['title', 'A'],
  ['title', ` ${'x'.repeat(200)} `],
  ['title', '🎟'.repeat(200)],
  ['price', '0.50'],
  ['price', ' $1,234.50 '],
  ['price', '999999.99'],
  ['price', '1.15'],
  ['price', '19.990'],
  ['venue', ''],
  ['venue', 'x'.repeat(200)],
  ['startsAt', ''],
  ['startsAt', '1970-06-01T00:00'],
  ['startsAt', '9999-06-01T00:00'],
  ['description', ''],
  ['description', `${'x'.repeat(4_999)}\n`],
  ['description', 'one\r\ntwo\tthree'],
];

const wrong: [TicketField, string, object][] = [
  ['title', '', { key: 'noTitle' }],
  ['title', ' \n ', { key: 'noTitle' }],
  ['title', 'x'.repeat(201), { key: 'tooLong', values: { over: 1 } }],
  ['title', 'a\tb', { key: 'control' }],
  ['title', 'a\u0085b', { key: 'control' }],
  ['price', ' ', { key: 'noPrice' }],
  ['price', 'free', { key: 'notAPrice' }],
  ['price', '12,50', { key: 'notAPrice' }],
  ['price', '1e3', { key: 'notAPrice' }],
  ['price', '0.49', { key: 'priceBounds' }],
  ['price', '-5', { key: 'priceBounds' }],
  ['price', '1000000', { key: 'priceBounds' }],
  ['price', '19.999', { key: 'tooManyDecimals' }],
  ['venue', 'x'.repeat(210), { key: 'tooLong', values: { over: 10 } }],
  ['venue', 'a\u0000b', { key: 'control' }],
  ['startsAt', 'nonsense', { key: 'notATime' }],
  ['startsAt', '1969-06-01T00:00', { key: 'notATime' }],
  ['startsAt', '+010000-06-01T00:00', { key: 'notATime' }],
  ['description', 'x'.repeat(5_001), { key: 'tooLong', values: { over: 1 } }],
  ['description', 'a\u000bb', { key: 'control' }],
];

describe('wrongWith', () => {
  it.each(right)('takes the %s %j', (field, value) => {
    expect(wrongWith(field, value)).toBeUndefined();
  });

  it.each(wrong)('refuses the %s %j', (field, value, what) => {
    expect(wrongWith(field, value)).toEqual(what);
  });
});

describe('isRight', () => {
  const values = { title: 'A', price: '5', venue: '', startsAt: '', description: '' };

  it('needs a title and a price', () => {
    expect(isRight(values)).toBe(true);
    expect(isRight({ ...values, title: ' ' })).toBe(false);
    expect(isRight({ ...values, price: '' })).toBe(false);
  });

  it.each(wrong)('is not, for the %s %j', (field, value) => {
    expect(isRight({ ...values, [field]: value })).toBe(false);
  });
});

describe('charactersOf', () => {
  it('counts as the API does', () => {
    expect(charactersOf(' a🎟b ')).toBe(3);
  });
});
