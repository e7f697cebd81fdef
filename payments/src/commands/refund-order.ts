import { ApiError, isId, type Command } from '@ticketing/common';
import { changePayment } from '../models/payment';
import { statusOf } from '../models/payment-state';
import { refundNow } from '../settling/refund-now';
import type { Settling } from '../settling/settle';
import { print } from './print';

/** `node dist/index.js refund ORDER_ID`: gives back all that was captured for an order. */
export const refundOrder =
  (settling: Settling): Command =>
  async ([given, ...rest]) => {
    if (!isId(given) || rest.length > 0) {
      print('Usage: refund ORDER_ID');
      return 2;
    }
    const orderId = given.toLowerCase();
    try {
      await changePayment(orderId, payment => payment.requestRefund());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      print(`${orderId}: ${error.message}`);
      return 1;
    }
    const isRefunded = statusOf(await refundNow(settling, orderId)) === 'refunded';
    const noted = 'noted, the running service goes on with it: Stripe has not done it yet';
    print(`${orderId}: ${isRefunded ? 'refunded' : noted}`);
    return isRefunded ? 0 : 1;
  };
