import { listener, PaymentRefunded } from '@ticketing/common';
import { changeOrder, Order } from '../models/order';
import { markRefunded } from '../models/ticket';

/**
 * The money went back: the order is cancelled. Its ticket is off sale before that frees it, so
 * nobody reserves it until its own service has heard of the refund. An order that was cancelled for
 * another reason had no right to the money, and its ticket stays as it is.
 */
export const paymentRefunded = listener(PaymentRefunded, async ({ orderId }) => {
  const order = await Order.findById(orderId).lean();
  if (!order || (order.status === 'cancelled' && order.cancelReason !== 'refunded')) return;
  await markRefunded(order.ticket.id);
  await changeOrder(orderId, other => other.cancel('refunded'));
});
