import { addressOf } from './address';

describe('the addresses of a visitor', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.1', '::ffff:192.0.2.1', true],
    ['192.0.2.1', '192.0.2.2', false],
    ['2001:db8:1:2::1', '2001:DB8:1:2:ffff:ffff:ffff:ffff', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['nonsense', 'other nonsense', false],
    ['', undefined, true],
  ])('%s and %s are the same one: %s', (one, other, isSame) => {
    expect(addressOf(one) === addressOf(other)).toBe(isSame);
  });
});
