import {
  activeDetails,
  addressFilters,
  filtersOf,
  isNarrowed,
  pathWithout,
  searchPath,
  ticketQuery,
} from './filters';
import { withQuery } from './query';

const fieldsOf = (typed: Record<string, string>) => {
  const fields = new FormData();
  for (const [name, value] of Object.entries(typed)) fields.set(name, value);
  return fields;
};

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

  it('makes an address of what is typed, without what is not a filter', () => {
    const typed = {
      q: '  jazz & blues ',
      sort: 'newest',
      minPrice: ' ',
      maxPrice: '20',
      other: 'x',
    };
    expect(searchPath(fieldsOf(typed), 'UTC')).toBe('/?q=jazz+%26+blues&maxPrice=20');
    expect(searchPath(fieldsOf({}), 'UTC')).toBe('/');
  });

  it('takes one filter out of the address and keeps the others', () => {
    const filters = { q: 'a', sort: 'price', minPrice: '5', from: '2026-12-01', tz: 'Asia/Tokyo' };
    expect(pathWithout(filters, 'minPrice')).toBe(
      '/?q=a&sort=price&from=2026-12-01&tz=Asia%2FTokyo',
    );
    expect(pathWithout(filters, 'from')).toBe('/?q=a&sort=price&minPrice=5');
  });

  it('asks the API for whole days where the visitor is', () => {
    const filters = { from: '2026-12-01', to: '2026-12-01', tz: 'America/New_York', q: 'a' };
    const asked = {
      q: 'a',
      from: '2026-12-01T05:00:00.000Z',
      to: '2026-12-02T04:59:59.999Z',
      limit: '24',
      cursor: 'next',
    };
    expect(ticketQuery(filters, 'next', 'Asia/Tokyo')).toEqual(asked);
    expect(ticketQuery({ ...filters, tz: undefined }, 'next', 'America/New_York')).toEqual(asked);
  });

  it('tells a search from the whole list', () => {
    expect(isNarrowed({ sort: 'price' })).toBe(false);
    expect(isNarrowed({ q: 'opera' })).toBe(true);
    expect(isNarrowed({ to: '2026-12-01' })).toBe(true);
    expect(activeDetails({ q: 'opera', to: '2026-12-01', minPrice: '1' })).toEqual([
      'minPrice',
      'to',
    ]);
  });
});
