import { listener, PaymentFailed } from '@ticketing/common';
import { changeOrder } from '../models/order';

/**
 * A decline with tries left keeps the hold. A final one cancels the order, also a complete one:
 * its capture was refused for good.
 */
export const paymentFailed = listener(PaymentFailed, ({ orderId, final }) =>
  changeOrder(orderId, order => {
    if (final) order.cancel('payment-failed');
    else order.awaitPayment();
  }),
);
