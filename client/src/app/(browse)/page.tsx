import { Empty } from '../../components/empty';
import { Pager } from '../../components/pager';
import { SearchForm } from '../../components/search-form';
import { TicketList } from '../../components/ticket-list';
import { type Filters, filtersOf, isNarrowed } from '../../lib/filters';
import { type PageQuery, single, withQuery } from '../../lib/query';
import { searchTickets } from '../../services/search-tickets';

const NothingFound = ({ filters }: { filters: Filters }) => (
  <Empty>
    {isNarrowed(filters) ? (
      <p>No tickets match. Try fewer words or a wider range.</p>
    ) : (
      <p>Nothing is on sale yet. Be the first: put a ticket on sale.</p>
    )}
  </Empty>
);

const BrowsePage = async (props: { searchParams: Promise<PageQuery> }) => {
  const query = await props.searchParams;
  const [filters, cursor] = [filtersOf(query), single(query.cursor)];
  const { page, problem } = await searchTickets(filters, cursor);
  const address = (at?: string) => withQuery('/', { ...filters, cursor: at });
  return (
    <>
      <h1>Tickets on sale</h1>
      <SearchForm key={address()} filters={filters} problem={problem} />
      {page.items.length > 0 && <TicketList tickets={page.items} />}
      {page.items.length === 0 && !problem && <NothingFound filters={filters} />}
      <Pager next={page.next && address(page.next)} first={cursor && address()} />
    </>
  );
};

export default BrowsePage;
