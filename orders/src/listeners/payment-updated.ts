import { listener, PaymentUpdated } from '@ticketing/common';
import { changeOrder } from '../models/order';

/** The buyer's bank wants to be asked: the order waits, for as long as the hold lasts. */
export const paymentUpdated = listener(PaymentUpdated, ({ orderId }) =>
  changeOrder(orderId, order => order.awaitPayment()),
);
