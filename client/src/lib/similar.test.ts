import { othersOf, similarSearches } from './similar';
import type { Ticket } from './types';

const named = (id: string, rest: Partial<Ticket> = {}) => ({ id, ...rest }) as Ticket;

describe('tickets like another one', () => {
  it('are for the same event, then at the same place, then the newest', () => {
    const ticket = named('a', { title: 'x'.repeat(300), venue: 'The Old Hall' });
    expect(similarSearches(ticket)).toEqual([{ q: 'x'.repeat(200) }, { q: 'The Old Hall' }, {}]);
    expect(similarSearches(named('a', { title: 'Jazz', venue: null }))).toEqual([
      { q: 'Jazz' },
      {},
    ]);
  });

  it('are each there once, without the ticket itself, and a few only', () => {
    const lists = [
      [named('a'), named('b')],
      [named('c'), named('b'), named('d')],
    ];
    expect(othersOf('a', lists, 2).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(othersOf('a', [], 2)).toEqual([]);
    expect(othersOf('a', [[named('a')]], 2)).toEqual([]);
  });
});
