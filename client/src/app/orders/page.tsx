import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Empty } from '../../components/empty';
import { Loading } from '../../components/loading';
import { OrderRow } from '../../components/order-row';
import { Pager } from '../../components/pager';
import { type PageQuery, single, withQuery } from '../../lib/query';
import { answerWithPage } from '../../services/answer-with-page';
import { listOrders } from '../../services/orders';
import { requireUser } from '../../services/require-user';

export const metadata: Metadata = { title: 'My orders' };

const PATH = '/orders';

const MyOrders = async ({ cursor }: { cursor: string | undefined }) => {
  const { items, next } = await listOrders(cursor).catch(error => answerWithPage(error, PATH));
  if (items.length === 0) return <Empty>You have not ordered a ticket yet.</Empty>;
  return (
    <>
      <ul className="cards">
        {items.map(order => (
          <OrderRow key={order.id} order={order} />
        ))}
      </ul>
      <Pager next={next && withQuery(PATH, { cursor: next })} first={cursor && PATH} />
    </>
  );
};

const OrdersPage = async (props: { searchParams: Promise<PageQuery> }) => {
  await requireUser(PATH); // before anything is sent, so that the redirect is a real one
  const cursor = single((await props.searchParams).cursor);
  return (
    <>
      <h1>My orders</h1>
      <Suspense key={cursor} fallback={<Loading label="Loading your orders…" />}>
        <MyOrders cursor={cursor} />
      </Suspense>
    </>
  );
};

export default OrdersPage;
