import { listener, PaymentCreated } from '@ticketing/common';
import { changeOrder } from '../models/order';

/** The money is authorized: the order is complete, unless it was cancelled before. */
export const paymentCreated = listener(PaymentCreated, ({ orderId }) =>
  changeOrder(orderId, order => order.complete()),
);
