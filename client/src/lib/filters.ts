import type { TicketQuery } from '../services/tickets';
import { dayBound } from './day-bounds';
import { type PageQuery, single } from './query';

/** The fields of the search form. */
export const FILTER_FIELDS = ['q', 'sort', 'minPrice', 'maxPrice', 'from', 'to'] as const;

export const DEFAULT_SORT = 'newest';

export const SORTS = [
  { value: DEFAULT_SORT, label: 'Newest' },
  { value: 'price', label: 'Lowest price' },
  { value: '-price', label: 'Highest price' },
  { value: 'date', label: 'Event date' },
] as const;

/** What the visitor looks for, as in the page's address; `tz` is the time zone of the days. */
export type Filters = Partial<Record<(typeof FILTER_FIELDS)[number] | 'tz', string>>;

/** Tickets on a page of the list. */
const PAGE_SIZE = '24';

export const filtersOf = (query: PageQuery): Filters =>
  Object.fromEntries([...FILTER_FIELDS, 'tz'].map(name => [name, single(query[name])]));

/** The filters as the page's address says them: no more than is needed. */
export const addressFilters = (filters: Filters, timeZone: string): Filters => ({
  ...filters,
  sort: filters.sort === DEFAULT_SORT ? undefined : filters.sort,
  tz: filters.from || filters.to ? timeZone : undefined,
});

/** Whether one of the folded filters is set. */
export const hasDetails = ({ minPrice, maxPrice, from, to }: Filters): boolean =>
  [minPrice, maxPrice, from, to].some(Boolean);

/** Whether anything is looked for at all. */
export const isNarrowed = (filters: Filters): boolean => Boolean(filters.q) || hasDetails(filters);

/** The filters as the API takes them: days become instants. */
export const ticketQuery = (filters: Filters, cursor: string | undefined): TicketQuery => {
  const { tz, from, to, ...rest } = filters;
  return {
    ...rest,
    from: from && dayBound(from, 'start', tz),
    to: to && dayBound(to, 'end', tz),
    limit: PAGE_SIZE,
    cursor,
  };
};
