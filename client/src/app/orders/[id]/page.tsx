import type { Metadata } from 'next';
import { OrderView } from '../../../components/order-view';
import { answerWithPage } from '../../../services/answer-with-page';
import { getOrder } from '../../../services/orders';
import { settings } from '../../../settings';

export const metadata: Metadata = { title: 'Your order' };

const OrderPage = async ({ params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params;
  const snapshot = await getOrder(id).catch(error => answerWithPage(error, `/orders/${id}`));
  const { STRIPE_PUBLISHABLE_KEY } = settings();
  return <OrderView key={id} snapshot={snapshot} publishableKey={STRIPE_PUBLISHABLE_KEY} />;
};

export default OrderPage;
