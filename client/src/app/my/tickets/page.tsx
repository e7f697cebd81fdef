import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Empty } from '../../../components/empty';
import { Loading } from '../../../components/loading';
import { Pager } from '../../../components/pager';
import { TicketList } from '../../../components/ticket-list';
import { type PageQuery, single, withQuery } from '../../../lib/query';
import { answerWithPage } from '../../../services/answer-with-page';
import { requireUser } from '../../../services/require-user';
import { listTickets } from '../../../services/tickets';
import { PageLink } from '../../../components/page-link';

export const metadata: Metadata = { title: 'My tickets' };

const PATH = '/my/tickets';

const MyTickets = async ({ cursor }: { cursor: string | undefined }) => {
  const read = listTickets({ seller: 'me', cursor });
  const { items, next } = await read.catch(error => answerWithPage(error, PATH));
  if (items.length === 0) return <Empty>You have not put a ticket on sale yet.</Empty>;
  return (
    <>
      <TicketList tickets={items} withStatus />
      <Pager next={next && withQuery(PATH, { cursor: next })} first={cursor && PATH} />
    </>
  );
};

const MyTicketsPage = async (props: { searchParams: Promise<PageQuery> }) => {
  await requireUser(PATH); // before anything is sent, so that the redirect is a real one
  const cursor = single((await props.searchParams).cursor);
  return (
    <>
      <div className="heading-row">
        <h1>My tickets</h1>
        <PageLink href="/tickets/new" className="button button-primary">
          Sell a ticket
        </PageLink>
      </div>
      <Suspense key={cursor} fallback={<Loading label="Loading your tickets…" />}>
        <MyTickets cursor={cursor} />
      </Suspense>
    </>
  );
};

export default MyTicketsPage;
