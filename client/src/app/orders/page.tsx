import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Artwork } from '../../components/artwork';
import { OrderList } from '../../components/order-list';
import { OrderListSkeleton } from '../../components/order-list-skeleton';
import { OrderViews } from '../../components/order-views';
import { OrdersEmpty } from '../../components/orders-empty';
import { Pager } from '../../components/pager';
import { PageHeading } from '../../components/ui/page-heading';
import { type OrderView, orderViewOf } from '../../lib/order-views';
import { type PageQuery, single, withQuery } from '../../lib/query';
import { answerWithPage } from '../../services/answer-with-page';
import { isSoftNavigation } from '../../services/is-soft-navigation';
import { listOrders } from '../../services/orders';
import { requireUser } from '../../services/require-user';
import { ticketsOfOrders } from '../../services/tickets-of-orders';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTexts('orders'))('title'),
});

const PATH = '/orders';

interface Props {
  view: OrderView;
  cursor: string | undefined;
}

const MyOrders = async ({ view, cursor }: Props) => {
  const read = listOrders(view, cursor);
  const { items, next, serverNow } = await read.catch(error => answerWithPage(error, PATH));
  const artworks = items.map(({ id, ticket }) => [
    id,
    <Artwork key={id} ticket={ticket} className="absolute inset-0 size-full" />,
  ]);
  return (
    <>
      {items.length === 0 ? (
        <OrdersEmpty view={view} />
      ) : (
        <OrderList
          orders={items}
          tickets={await ticketsOfOrders(items)}
          artworks={Object.fromEntries(artworks)}
          serverNow={serverNow}
        />
      )}
      <Pager
        next={next && withQuery(PATH, { view, cursor: next })}
        first={cursor && withQuery(PATH, { view })}
      />
    </>
  );
};

const OrdersPage = async (props: { searchParams: Promise<PageQuery> }) => {
  await requireUser(PATH); // before anything is sent, so that the redirect is a real one
  const query = await props.searchParams;
  const view = orderViewOf(single(query.view));
  const cursor = single(query.cursor);
  const [t, isSoft] = await Promise.all([getTexts('orders'), isSoftNavigation(PATH)]);
  const orders = <MyOrders view={view} cursor={cursor} />;
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <OrderViews current={view} />
      {isSoft ? <Suspense fallback={<OrderListSkeleton />}>{orders}</Suspense> : orders}
    </>
  );
};

export default OrdersPage;
