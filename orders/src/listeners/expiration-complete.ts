import { ExpirationComplete, listener } from '@ticketing/common';
import { changeOrder } from '../models/order';

/** The hold has run out: an unpaid order is cancelled, a paid one stays. */
export const expirationComplete = listener(ExpirationComplete, ({ orderId }) =>
  changeOrder(orderId, order => {
    if (order.isPending()) order.cancel('expired');
  }),
);
