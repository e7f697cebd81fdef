import { liveData, livePath, MOST_LIVE_IDS, newest, withNewer } from './live';

const [one, two] = [
  { id: 'a', version: 1 },
  { id: 'a', version: 2 },
];

describe('live states', () => {
  it('the newer version counts, and what is known where they are alike', () => {
    expect(newest(one!, two)).toBe(two);
    expect(newest(two!, one)).toBe(two);
    expect(newest(one!, undefined)).toBe(one);
    expect(newest(one!, { ...one! })).toBe(one);
  });

  it('takes what is new, and stays the same object when nothing is', () => {
    const heard = withNewer(new Map(), [two!]);
    expect(withNewer(heard, [one!, { ...two! }])).toBe(heard);
    const other = { id: 'b', version: 0 };
    expect([...withNewer(heard, [other, { id: 'a', version: 3 }]).values()]).toEqual([
      { id: 'a', version: 3 },
      other,
    ]);
  });

  it('asks for no more than a stream may watch', () => {
    const ids = Array.from({ length: MOST_LIVE_IDS + 1 }, (_, n) => String(n));
    expect(livePath('order', ids).split(',')).toHaveLength(MOST_LIVE_IDS);
    expect(livePath('order', ['a'])).toBe('/api/orders/events?ids=a');
  });

  it('reads what is JSON and nothing else', () => {
    expect(liveData('{"id":"a"}')).toEqual({ id: 'a' });
    expect(liveData('{"id":')).toBeUndefined();
  });
});
