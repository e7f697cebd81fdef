import { logger } from '@ticketing/common';
import type { Gateway } from '../gateway/gateway';
import { changePayment, isDue, Payment, type PaymentDocument } from '../models/payment';
import { pendingAttempt, stepOf, type Step } from '../models/payment-state';
import { intentOf } from './intent';

/** A payment needs three in a row at most: find out, then capture or release. */
const MAX_STEPS = 5;

export interface Settling {
  gateway: Gateway;
  maxAttempts: number;
}

/** Does a step; answers whether it was answered by the processor. */
type Settle = (settling: Settling, payment: PaymentDocument) => Promise<boolean>;

/** Finds out what became of an attempt whose process got no answer, or died before it. */
const resolve: Settle = async ({ gateway, maxAttempts }, payment) => {
  const attempt = pendingAttempt(payment)!;
  const intentId = await intentOf(gateway, payment);
  if (intentId === undefined) return false;
  const state = await gateway.retrieve(intentId);
  if (state.kind === 'unknown') return false;
  await changePayment(payment.id as string, other =>
    other.conclude(attempt.id, state, maxAttempts),
  );
  return true;
};

const capture: Settle = async ({ gateway }, payment) => {
  const orderId = payment.id as string;
  // A new key for each try: Stripe repeats under a key even the answer that something broke. That
  // an intent is captured once only is its own doing.
  const key = `order:${orderId}:capture:${payment.unanswered}`;
  const { kind } = await gateway.capture(payment.paymentIntentId!, key);
  if (kind === 'unknown') return false;
  await changePayment(orderId, other =>
    kind === 'captured' ? other.capture() : other.failCapture(),
  );
  return true;
};

const release: Settle = async ({ gateway }, payment) => {
  const { kind } = await gateway.cancel(payment.paymentIntentId!);
  if (kind === 'unknown') return false;
  await changePayment(payment.id as string, other =>
    kind === 'captured' ? other.capture() : other.release(),
  );
  return true;
};

const steps: Record<Step, Settle> = { resolve, capture, release };

/**
 * Brings the money in line with the order, as far as that is due: resolves an attempt that hangs,
 * captures for a complete order, releases for a cancelled one. A step that nobody answers is put
 * off. Safe to run at the same time as itself, in any process.
 */
export const settle = async (settling: Settling, id: string): Promise<void> => {
  for (let count = 0; count < MAX_STEPS; count++) {
    const payment = await Payment.findById(id);
    if (!payment || !isDue(payment)) return;
    const step = stepOf(payment);
    if (!step) return;
    const isAnswered = await steps[step](settling, payment).catch((error: unknown) => {
      logger.error({ err: error, id, step }, 'A payment could not be settled, it is put off');
      return false;
    });
    if (isAnswered) continue;
    await changePayment(id, other => other.pause());
    return;
  }
};
