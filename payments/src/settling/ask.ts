import type { IntentState } from '../gateway/gateway';
import { changePayment, type PaymentDocument } from '../models/payment';
import { openAttempt } from '../models/payment-state';
import type { Said, Seen } from '../models/payment-verbs';
import { intentOf } from './intent';
import { noticed, tellDiscrepancies, tellNews } from './notice';
import type { Settling } from './settle';

/** What is known of a payment before the processor is asked. */
export const seenOf = (payment: PaymentDocument): Seen => {
  const attempt = openAttempt(payment);
  const { hintsTold } = payment;
  return { attempt: attempt && { id: attempt.id, status: attempt.status }, hintsTold };
};

/** Takes over what the processor says, and tells of what an operator should look at. */
export const takeOver = async (id: string, said: Said, seen: Seen, maxAttempts: number) => {
  const { payment, result } = await changePayment(id, other => {
    const before = noticed(other);
    other.follow(said, seen, maxAttempts);
    return { before, after: noticed(other, said) };
  });
  tellDiscrepancies(id, result.before, result.after);
  return { payment, ...result };
};

/** What came of asking: the intent's state, and the payment as it was saved with it. */
export interface Answer {
  state: IntentState;
  payment: PaymentDocument;
}

/**
 * Asks the processor about a payment and takes over what it says: an attempt whose process got no
 * answer or died before it, a bank that has heard from the buyer, a refund in the dashboard.
 * @returns undefined when the processor did not answer
 */
export const ask = async (
  { gateway, maxAttempts }: Settling,
  payment: PaymentDocument,
): Promise<Answer | undefined> => {
  const id = payment.id as string;
  const intentId = await intentOf(gateway, payment);
  if (intentId === undefined) return undefined;
  const seen = seenOf(payment);
  const state = await gateway.retrieve(intentId);
  if (state.kind === 'unknown') return undefined;
  const changed = await takeOver(id, state, seen, maxAttempts);
  tellNews(id, changed.before, changed.after);
  return { state, payment: changed.payment };
};
