import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Empty } from '../../../components/empty';
import { LiveTickets } from '../../../components/live-tickets';
import { OwnTicketRow } from '../../../components/own-ticket-row';
import { OwnTicketsSkeleton } from '../../../components/own-tickets-skeleton';
import { PageLink } from '../../../components/page-link';
import { Pager } from '../../../components/pager';
import { SalesSummary } from '../../../components/sales-summary';
import { buttonClass } from '../../../components/ui/button-class';
import { PageHeading } from '../../../components/ui/page-heading';
import { type PageQuery, single, withQuery } from '../../../lib/query';
import { answerWithPage } from '../../../services/answer-with-page';
import { isSoftNavigation } from '../../../services/is-soft-navigation';
import { requireUser } from '../../../services/require-user';
import { findSales } from '../../../services/sales';
import { listTickets } from '../../../services/tickets';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTexts('selling.mine'))('title'),
});

const PATH = '/my/tickets';

/** Tickets on a page: as many as one stream of live changes tells of, and few enough to look at. */
const LIMIT = '20';

const NoTickets = async ({ isFirst }: { isFirst: boolean }) => {
  const t = await getTexts('selling.mine');
  if (!isFirst)
    return (
      <Empty title={t('beyondTitle')}>
        <p>{t('beyondText')}</p>
      </Empty>
    );
  return (
    <Empty title={t('emptyTitle')}>
      <p className="max-w-lg">{t('emptyText')}</p>
      <PageLink href="/tickets/new" className={buttonClass()}>
        {t('sell')}
      </PageLink>
    </Empty>
  );
};

const MyTickets = async ({ cursor }: { cursor: string | undefined }) => {
  const read = listTickets({ seller: 'me', limit: LIMIT, cursor });
  const [{ items, next }, sales, t] = await Promise.all([
    read.catch(error => answerWithPage(error, PATH)),
    findSales(),
    getTexts('selling.mine'),
  ]);
  return (
    <>
      {sales && (items.length > 0 || cursor) && <SalesSummary sales={sales} />}
      {items.length === 0 && <NoTickets isFirst={!cursor} />}
      <LiveTickets ids={items.map(({ id }) => id)}>
        <h2 className="sr-only">{t('list')}</h2>
        <ul className="flex flex-col gap-4">
          {items.map(ticket => (
            <OwnTicketRow key={ticket.id} ticket={ticket} />
          ))}
        </ul>
      </LiveTickets>
      <Pager next={next && withQuery(PATH, { cursor: next })} first={cursor && PATH} />
    </>
  );
};

const MyTicketsPage = async (props: { searchParams: Promise<PageQuery> }) => {
  await requireUser(PATH); // before anything is sent, so that the redirect is a real one
  const cursor = single((await props.searchParams).cursor);
  const [t, isSoft] = await Promise.all([getTexts('selling.mine'), isSoftNavigation(PATH)]);
  const list = <MyTickets cursor={cursor} />;
  return (
    <>
      <PageHeading title={t('title')}>
        <PageLink href="/tickets/new" className={buttonClass()}>
          {t('sell')}
        </PageLink>
      </PageHeading>
      {isSoft ? <Suspense fallback={<OwnTicketsSkeleton />}>{list}</Suspense> : list}
    </>
  );
};

export default MyTicketsPage;
