import type { TicketQuery } from '../services/tickets';
import { dayBound } from './day-bounds';
import { type PageQuery, single, withQuery } from './query';

/** The fields of the search form. */
export const FILTER_FIELDS = ['q', 'sort', 'minPrice', 'maxPrice', 'from', 'to'] as const;

/** Those of them that narrow the list, other than the words. */
export const DETAIL_FIELDS = ['minPrice', 'maxPrice', 'from', 'to'] as const;

export type DetailField = (typeof DETAIL_FIELDS)[number];

/** The orders of the list; each has a text. The first is what nobody needs to ask for. */
export const SORTS = ['newest', 'price', '-price', 'date'] as const;

export const DEFAULT_SORT = SORTS[0];

/** What the visitor looks for, as in the page's address; `tz` is the time zone of the days. */
export type Filters = Partial<Record<(typeof FILTER_FIELDS)[number] | 'tz', string>>;

/** Tickets on a page of the list. */
export const PAGE_SIZE = 24;

export const filtersOf = (query: PageQuery): Filters =>
  Object.fromEntries([...FILTER_FIELDS, 'tz'].map(name => [name, single(query[name])]));

/** The filters as the page's address says them: no more than is needed. */
export const addressFilters = (filters: Filters, timeZone: string): Filters => ({
  ...filters,
  sort: filters.sort === DEFAULT_SORT ? undefined : filters.sort,
  tz: filters.from || filters.to ? timeZone : undefined,
});

/** The address of the list for what is in the fields of the search form. */
export const searchPath = (fields: FormData, timeZone: string): string => {
  const typed = FILTER_FIELDS.map(name => [name, String(fields.get(name) ?? '').trim()]);
  return withQuery('/', addressFilters(Object.fromEntries(typed), timeZone));
};

/** The address of the list without one of the filters. */
export const pathWithout = (filters: Filters, name: DetailField): string => {
  const { tz = '', ...rest } = { ...filters, [name]: undefined };
  return withQuery('/', addressFilters(rest, tz));
};

/** The filters that are set, other than the words. */
export const activeDetails = (filters: Filters): DetailField[] =>
  DETAIL_FIELDS.filter(name => filters[name]);

/** Whether anything is looked for at all. */
export const isNarrowed = (filters: Filters): boolean =>
  Boolean(filters.q) || activeDetails(filters).length > 0;

/** The filters as the API takes them: days become instants, in the zone of the address or `zone`. */
export const ticketQuery = (
  { tz, from, to, ...rest }: Filters,
  cursor: string | undefined,
  zone: string,
): TicketQuery => ({
  ...rest,
  from: from && dayBound(from, 'start', tz ?? zone),
  to: to && dayBound(to, 'end', tz ?? zone),
  limit: String(PAGE_SIZE),
  cursor,
});
