import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { type ReactNode, Suspense } from 'react';
import { FilterChips } from '../../components/filter-chips';
import { KeptFocus } from '../../components/kept-focus';
import { NothingFound } from '../../components/nothing-found';
import { Pager } from '../../components/pager';
import { SearchForm } from '../../components/search-form';
import { SearchProblem } from '../../components/search-problem';
import { TicketList } from '../../components/ticket-list';
import { TicketsSkeleton } from '../../components/tickets-skeleton';
import { type Filters, filtersOf, isNarrowed, PAGE_SIZE } from '../../lib/filters';
import { type PageQuery, single, withQuery } from '../../lib/query';
import { isSoftNavigation } from '../../services/is-soft-navigation';
import { shareMetadata } from '../../services/share-metadata';
import { type SearchResult, searchTickets } from '../../services/search-tickets';

interface Search {
  filters: Filters;
  cursor: string | undefined;
  found: Promise<SearchResult>;
}

const addressOf = (filters: Filters, cursor?: string) => withQuery('/', { ...filters, cursor });

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTexts('site');
  return shareMetadata({ path: '/', title: t('name'), description: t('description') });
};

/** How much was found, in a line that a screen reader says when it changes. */
const Count = async ({ filters, cursor, found }: Search) => {
  const [{ page, problem }, t] = await Promise.all([found, getTexts('browse')]);
  if (problem) return null;
  return t('found', {
    count: page.items.length,
    hasMore: page.next ? 'yes' : 'no',
    page: cursor ? 'next' : 'first',
    narrowed: isNarrowed(filters) ? 'yes' : 'no',
  });
};

const Results = async ({ filters, cursor, found }: Search) => {
  const [{ page, problem }, t] = await Promise.all([found, getTexts('browse')]);
  if (problem) return <SearchProblem problem={problem} address={addressOf(filters, cursor)} />;
  const first = cursor && addressOf(filters);
  return (
    <>
      {page.items.length > 0 ? (
        <TicketList tickets={page.items} label={t('list')} />
      ) : (
        <NothingFound filters={filters} isFirstPage={!cursor} />
      )}
      <Pager next={page.next && addressOf(filters, page.next)} first={first} />
    </>
  );
};

/** What can be typed into does not wait for what was found, where a script can add what is wrong. */
const Form = async ({ filters, cursor, found, isSoft }: Search & { isSoft: boolean }) => {
  const problem = found.then(result => result.problem);
  return (
    <SearchForm
      address={addressOf(filters, cursor)}
      filters={filters}
      problem={isSoft ? problem : await problem}
    />
  );
};

const BrowsePage = async (props: { searchParams: Promise<PageQuery> }) => {
  const query = await props.searchParams;
  const [filters, cursor] = [filtersOf(query), single(query.cursor)];
  const search = { filters, cursor, found: searchTickets(filters, cursor) };
  const [t, isSoft] = await Promise.all([getTexts('browse'), isSoftNavigation('/')]);
  const later = (part: ReactNode, fallback: ReactNode = null) =>
    isSoft ? <Suspense fallback={fallback}>{part}</Suspense> : part;
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="text-2xl sm:text-5xl">{t('title')}</h1>
        <p className="hidden text-lg text-soft sm:block">{t('lead')}</p>
      </div>
      <Form {...search} isSoft={isSoft} />
      <KeptFocus
        state={addressOf(filters, cursor)}
        className="-mx-1 -my-3 flex min-h-11 items-center gap-4 overflow-x-auto p-1"
      >
        <p role="status" className="flex-none font-semibold">
          {later(<Count {...search} />)}
        </p>
        <FilterChips filters={filters} />
      </KeptFocus>
      <div className="flex flex-col gap-6 transition-opacity peer-aria-busy:opacity-60">
        {later(<Results {...search} />, <TicketsSkeleton count={PAGE_SIZE} />)}
      </div>
    </>
  );
};

export default BrowsePage;
