import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { Artwork } from '../../../components/artwork';
import { OrderView } from '../../../components/order-view';
import { answerWithPage } from '../../../services/answer-with-page';
import { formResult } from '../../../services/form-result';
import { findOwnOrder, getOrder } from '../../../services/orders';
import { ticketOfOrder } from '../../../services/tickets-of-orders';
import { settings } from '../../../settings';

interface Props {
  params: Promise<{ id: string }>;
}

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { id } = await params;
  const [order, t] = await Promise.all([findOwnOrder(id), getTexts('order')]);
  return { title: order ? t('meta', { title: order.ticket.title }) : t('page') };
};

const OrderPage = async ({ params }: Props) => {
  const { id } = await params;
  const snapshot = await getOrder(id).catch(error => answerWithPage(error, `/orders/${id}`));
  const [ticket, release] = await Promise.all([
    ticketOfOrder(snapshot.order),
    formResult('cancel'),
  ]);
  return (
    <OrderView
      key={id}
      snapshot={snapshot}
      ticket={ticket}
      artwork={<Artwork ticket={snapshot.order.ticket} className="absolute inset-0 size-full" />}
      publishableKey={settings().STRIPE_PUBLISHABLE_KEY}
      releaseProblem={release?.problem ?? null}
    />
  );
};

export default OrderPage;
