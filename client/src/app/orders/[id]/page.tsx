import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { Artwork } from '../../../components/artwork';
import { OrderView } from '../../../components/order-view';
import type { Order } from '../../../lib/types';
import { answerWithPage } from '../../../services/answer-with-page';
import { formResult } from '../../../services/form-result';
import { getOrder, readOrder } from '../../../services/orders';
import { refusedMetadata } from '../../../services/refused-metadata';
import { ticketOfOrder } from '../../../services/tickets-of-orders';
import { settings } from '../../../settings';

interface Props {
  params: Promise<{ id: string }>;
}

const metadataOf = async ({ ticket: { title } }: Order): Promise<Metadata> => ({
  title: (await getTexts('order'))('meta', { title }),
});

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { id } = await params;
  return readOrder(id).then(metadataOf, refusedMetadata);
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
