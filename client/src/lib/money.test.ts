import { toCents, typedPrice } from './money';

describe('toCents', () => {
  it.each([
    [0.5, 50],
    [19.99, 1999],
    [1.15, 115],
    [999_999.99, 99_999_999],
  ])('%d', (amount, cents) => {
    expect(toCents(amount)).toBe(cents);
  });
});

describe('typedPrice', () => {
  it.each([
    ['19.99', 19.99],
    [' $1,234.50 ', 1234.5],
    ['$ 1,234,567', 1234567],
    ['25', 25],
    ['-1', -1],
    ['1.999', 1.999],
    ['', ''],
    ['free', 'free'],
    ['12,50', '12,50'],
    ['1,2345', '1,2345'],
    [',5', ',5'],
    ['1e5', '1e5'],
    ['Infinity', 'Infinity'],
  ])('%j', (text, price) => {
    expect(typedPrice(text)).toBe(price);
  });
});
