import { type PaymentStep, stepAfterAsking, stepAfterPaying } from '../lib/payment-step';
import type { Payment, PaymentAction } from '../lib/types';
import { api } from './browser-api';

/** What the browser asks of payments. Each rejects with the API's error. A payment has the id of
 * its order. */

/** Pays an order with a token of Stripe's. */
export const submitPayment = async (orderId: string, token: string): Promise<PaymentStep> => {
  const answer = await api.post<{ id: string } | PaymentAction>('/payments', { orderId, token });
  return stepAfterPaying(answer.data);
};

/** Has the processor asked what became of the payment. */
export const askAboutPayment = async (orderId: string): Promise<PaymentStep> => {
  const answer = await api.post<Payment | PaymentAction>(`/payments/${orderId}/refresh`, {});
  return stepAfterAsking(answer.data);
};

/** Answers for the buyer at the sandbox's bank. */
export const answerSandboxBank = async (orderId: string, approve: boolean): Promise<void> => {
  await api.post(`/payments/${orderId}/sandbox-bank`, { approve });
};

/** Gives the buyer of an order their money back; for the seller of its ticket. */
export const refundPayment = async (orderId: string): Promise<Payment> =>
  (await api.post<Payment>(`/payments/${orderId}/refund`, {})).data;
