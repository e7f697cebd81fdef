import { Payment, type PaymentDocument } from '../models/payment';
import { settle, type Settling } from './settle';

/** Makes a refund that was requested, as far as the processor answers; else the sweep goes on. */
export const refundNow = async (settling: Settling, id: string): Promise<PaymentDocument> => {
  await settle(settling, id);
  return Payment.findById(id).orFail();
};
