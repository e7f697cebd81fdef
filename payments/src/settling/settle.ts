import { logger } from '@ticketing/common';
import type { Gateway } from '../gateway/gateway';
import { metrics } from '../metrics';
import { nextStep, type Step } from '../models/next-step';
import { changePayment, isDue, Payment, type PaymentDocument } from '../models/payment';
import { keptCents } from '../models/payment-state';
import { ask, takeOver } from './ask';

/** A payment needs four in a row at most: find out, capture, find out again, refund. */
const MAX_STEPS = 6;

export interface Settling {
  gateway: Gateway;
  maxAttempts: number;
}

/** Does a step; answers whether the processor has answered, so that the next one may follow. */
type Settle = (settling: Settling, payment: PaymentDocument) => Promise<boolean>;

/**
 * A new key for each try: Stripe repeats under a key even the answer that something broke. That
 * an intent is captured once only, and never more refunded than captured, is Stripe's own doing.
 */
const keyOf = (payment: PaymentDocument, step: Step) =>
  `order:${payment.id as string}:${step}:${payment.unanswered}`;

/** The answer to a step says nothing of hints that came meanwhile. */
const AS_STEP = { hintsTold: 0 };

const capture: Settle = async (settling, payment) => {
  const { gateway } = settling;
  const result = await gateway.capture(payment.paymentIntentId!, keyOf(payment, 'capture'));
  if (result.kind === 'unknown') return false;
  const id = payment.id as string;
  if (result.kind === 'refused') await changePayment(id, other => other.failCapture());
  else await takeOver(id, result, AS_STEP, settling.maxAttempts);
  return true;
};

const release: Settle = async (settling, payment) => {
  const result = await settling.gateway.cancel(payment.paymentIntentId!);
  if (result.kind === 'unknown') return false;
  await takeOver(payment.id as string, result, AS_STEP, settling.maxAttempts);
  return true;
};

const refund: Settle = async (settling, payment) => {
  const { gateway } = settling;
  const id = payment.id as string;
  const result = await gateway.refund(payment.paymentIntentId!, keyOf(payment, 'refund'));
  if (result.kind === 'unknown') return false;
  if (result.kind === 'refused') {
    logger.error({ id, code: result.code }, 'A refund was refused, it is tried again');
    metrics.discrepancies.inc({ what: 'refund_refused' });
    return false;
  }
  const after = await takeOver(id, result, AS_STEP, settling.maxAttempts);
  return keptCents(after.payment) === 0;
};

const steps: Record<Step, Settle> = {
  ask: async (settling, payment) => (await ask(settling, payment)) !== undefined,
  capture,
  release,
  lapse: release,
  refund,
};

const take = async (settling: Settling, payment: PaymentDocument, step: Step) => {
  const isAnswered = await steps[step](settling, payment).catch((error: unknown) => {
    const id = payment.id as string;
    logger.error({ err: error, id, step }, 'A payment could not be settled, it is put off');
    return false;
  });
  metrics.steps.inc({ step, result: isAnswered ? 'done' : 'unanswered' });
  return isAnswered;
};

/**
 * Brings the money in line with the order, as far as that is due: asks about what hangs, captures
 * for a complete order, releases or refunds for a cancelled one. A step that nobody answers is put
 * off. Safe to run at the same time as itself, in any process.
 */
export const settle = async (settling: Settling, id: string): Promise<void> => {
  for (let count = 0; count < MAX_STEPS; count++) {
    const payment = await Payment.findById(id);
    if (!payment || !isDue(payment)) return;
    const next = nextStep(payment);
    if (!next) return;
    if (next.due > Date.now()) return void (await changePayment(id, () => undefined));
    if (next.step === 'lapse') logger.warn({ id }, 'An authorization is about to lapse');
    if (await take(settling, payment, next.step)) continue;
    await changePayment(id, other => other.pause());
    return;
  }
};
