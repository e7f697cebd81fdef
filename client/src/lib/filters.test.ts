import { addressFilters, filtersOf, isNarrowed, ticketQuery } from './filters';
import { withQuery } from './query';

describe('filters', () => {
  it('takes what it knows from the address, the first where a name is repeated', () => {
    const query = { q: ['opera', 'rock'], minPrice: '', evil: 'x', sort: '-price' };
    expect(withQuery('/', filtersOf(query))).toBe('/?q=opera&sort=-price');
  });

  it('keeps the address short', () => {
    const filters = { q: 'opera', sort: 'newest', minPrice: '' };
    expect(withQuery('/', addressFilters(filters, 'Europe/Berlin'))).toBe('/?q=opera');
    expect(withQuery('/', addressFilters({ from: '2026-12-01' }, 'UTC'))).toBe(
      '/?from=2026-12-01&tz=UTC',
    );
  });

  it('asks the API for whole days where the visitor is', () => {
    const filters = { from: '2026-12-01', to: '2026-12-01', tz: 'America/New_York', q: 'a' };
    expect(ticketQuery(filters, 'next')).toEqual({
      q: 'a',
      from: '2026-12-01T05:00:00.000Z',
      to: '2026-12-02T04:59:59.999Z',
      limit: '24',
      cursor: 'next',
    });
  });

  it('tells a search from the whole list', () => {
    expect(isNarrowed({ sort: 'price' })).toBe(false);
    expect(isNarrowed({ maxPrice: '10' })).toBe(true);
  });
});
