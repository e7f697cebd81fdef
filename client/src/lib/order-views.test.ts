import { orderViewOf } from './order-views';

describe('orderViewOf', () => {
  it.each(['upcoming', 'past', 'cancelled'])('knows %s', view => {
    expect(orderViewOf(view)).toBe(view);
  });

  it.each([undefined, '', 'all', 'PAST', '__proto__'])('begins with the first for %j', named => {
    expect(orderViewOf(named)).toBe('upcoming');
  });
});
