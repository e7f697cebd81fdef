import { ForbiddenError, NotFoundError } from '@ticketing/common';
import { Payment, type PaymentDocument } from '../models/payment';

/** The payment of a buyer's own order. @throws NotFoundError before the first try; ForbiddenError */
export const ownPayment = async (id: string, buyerId: string): Promise<PaymentDocument> => {
  const payment = await Payment.findById(id);
  if (!payment) throw new NotFoundError('There is no such payment');
  if (payment.order.userId !== buyerId) throw new ForbiddenError();
  if (payment.attempts.length === 0) throw new NotFoundError('Nobody has paid for this order yet');
  return payment;
};
