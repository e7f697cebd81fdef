import {
  ATTEMPT_PATIENCE_MS,
  hasEntry,
  HOLD_LIMIT_MS,
  keptCents,
  LAPSE_MARGIN_MS,
  openAttempt,
  statusOf,
  WAITING_INTERVAL_MS,
  type Facts,
} from './payment-state';

/**
 * What can be done about a payment. `lapse`: the order has not come to an end for so long that the
 * authorization is given up.
 */
export type Step = 'ask' | 'capture' | 'release' | 'lapse' | 'refund';

/** The next thing to be done, and when, in ms since 1970; 0 is at once. */
export interface NextStep {
  step: Step;
  due: number;
}

const now = (step: Step): NextStep => ({ step, due: 0 });

const lapseTime = ({ ledger, captureBefore }: Facts): number => {
  if (captureBefore) return captureBefore.getTime() - LAPSE_MARGIN_MS;
  return ledger.find(({ kind }) => kind === 'authorized')!.at.getTime() + HOLD_LIMIT_MS;
};

/** What brings the money in line with the order. */
const moneyStep = (facts: Facts): NextStep | undefined => {
  const { order, paymentIntentId, refundRequestedAt } = facts;
  const isCancelled = order.status === 'cancelled';
  if (hasEntry(facts, 'captured')) {
    const isUnwanted = isCancelled || Boolean(refundRequestedAt);
    return isUnwanted && keptCents(facts) > 0 ? now('refund') : undefined;
  }
  if (hasEntry(facts, 'released')) return undefined; // the intent is closed for good
  if (isCancelled) return paymentIntentId ? now('release') : undefined;
  if (statusOf(facts) !== 'authorized') return undefined;
  return order.status === 'complete' ? now('capture') : { step: 'lapse', due: lapseTime(facts) };
};

/** What follows from the facts; `undefined` when there is nothing to do but hear of the order. */
export const nextStep = (facts: Facts): NextStep | undefined => {
  if (facts.hintsTold > facts.hintsFollowed) return now('ask');
  const attempt = openAttempt(facts);
  if (attempt?.status === 'pending')
    return { step: 'ask', due: attempt.createdAt.getTime() + ATTEMPT_PATIENCE_MS };
  const money = moneyStep(facts);
  if (money || !attempt) return money;
  const asked = facts.askedAt ?? attempt.createdAt;
  return { step: 'ask', due: asked.getTime() + WAITING_INTERVAL_MS };
};
