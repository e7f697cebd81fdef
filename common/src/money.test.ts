import fc from 'fast-check';
import { isPrice, MAX_PRICE_CENTS, parseDollars, toCents, toDollars } from './money';

const RUNS = { numRuns: 20_000 };
const anyCents = fc.integer({ min: 0, max: 100_000_000 });

describe('money', () => {
  it('gives every amount of cents back, also through JSON', () => {
    fc.assert(
      fc.property(anyCents, cents => {
        const sent = JSON.parse(JSON.stringify(toDollars(cents))) as unknown;
        return parseDollars(sent) === cents && isPrice(sent) === (cents >= 50 && cents < 1e8);
      }),
      RUNS,
    );
  });

  it('reads what a person writes: dollars, a point, two digits', () => {
    fc.assert(
      fc.property(anyCents, cents => {
        const written = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        return toCents(Number(written)) === cents;
      }),
      RUNS,
    );
  });

  it('either refuses a number or loses nothing of it', () => {
    fc.assert(
      fc.property(fc.double(), dollars => {
        const cents = parseDollars(dollars);
        return cents === undefined || toDollars(cents) === dollars;
      }),
      RUNS,
    );
  });

  it.each([
    [19.99, 1999],
    [0.5, 50],
    [1.1, 110],
    [1.15, 115],
    [8.2, 820],
    [0.29, 29],
    [20, 2000],
    [4.35, 435],
    [1001.1, 100110],
    [999_999.99, MAX_PRICE_CENTS],
    [0, 0],
    [-0, 0],
    [-0.01, -1],
    [-12.3, -1230],
  ])('reads %d dollars as %d cents', (dollars, cents) => {
    expect(parseDollars(dollars)).toBe(cents);
    expect(toDollars(cents)).toBe(dollars === 0 ? 0 : dollars);
  });

  it.each([
    0.1 + 0.2,
    1.005,
    19.999,
    1e-7,
    1e21,
    Number.MAX_VALUE,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_VALUE,
    NaN,
    Infinity,
    -Infinity,
    '1',
    '19.99',
    '',
    null,
    undefined,
    true,
    [1],
    {},
    10n,
    new Number(5),
  ])('does not take %p for an amount', value => {
    expect(parseDollars(value)).toBeUndefined();
    expect(isPrice(value)).toBe(false);
  });

  it.each([0, -0, 0.49, -0.5, -20, 1_000_000, 1e6, 999_999.991])('has no price of %d', dollars =>
    expect(isPrice(dollars)).toBe(false),
  );

  it.each([0.5, 1, 19.99, 999_999.99])('may have a price of %d', dollars =>
    expect(isPrice(dollars)).toBe(true),
  );

  it('throws for what nobody has checked', () => {
    expect(() => toCents(0.1 + 0.2)).toThrow(RangeError);
    for (const cents of [0.5, NaN, Infinity, 2 ** 53]) expect(() => toDollars(cents)).toThrow();
  });
});
