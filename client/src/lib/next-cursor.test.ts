import { nextCursor } from './next-cursor';

describe('nextCursor', () => {
  it.each([
    ['</api/tickets?limit=2&cursor=abc>; rel="next"', 'abc'],
    ['<http://host/api/orders?cursor=a%3D%3D&limit=1>; rel=next', 'a=='],
    ['</x?cursor=1>; rel="prev", </x?cursor=2>; rel="next"', '2'],
    ['</x?cursor=1>; rel="prev"', undefined],
    ['</x>; rel="next"', undefined],
    ['nonsense', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (link, cursor) => {
    expect(nextCursor(link)).toBe(cursor);
  });
});
