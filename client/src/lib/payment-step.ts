import type { Payment, PaymentAction, PaymentStatus } from './types';

/** Where the paying of an order stands, as far as this page knows. */
export type PaymentStep =
  /** The buyer may pay. */
  | { kind: 'idle' }
  /** An attempt was made and nobody has said yet what became of it. */
  | { kind: 'unsure' }
  /** The bank wants the buyer; `fresh` when they have just paid and are led there at once. */
  | { kind: 'bank'; clientSecret: string; fresh: boolean }
  /** The bank has approved; what comes of it shows in the order. */
  | { kind: 'accepted' }
  /** The payment has ended and the order follows. */
  | { kind: 'over' };

const STEP_OF = {
  pending: 'idle',
  authorized: 'accepted',
  captured: 'accepted',
  released: 'over',
  failed: 'over',
  refunded: 'over',
} as const satisfies Record<PaymentStatus, PaymentStep['kind']>;

const isAction = (answer: object): answer is PaymentAction =>
  'clientSecret' in answer && typeof answer.clientSecret === 'string';

/** What the answer to a new payment means: 201 `{id}`, or 202 with the way to the bank. */
export const stepAfterPaying = (answer: { id: string } | PaymentAction): PaymentStep =>
  isAction(answer)
    ? { kind: 'bank', clientSecret: answer.clientSecret, fresh: true }
    : { kind: 'accepted' };

/** What the processor's word on a payment means: 200 with the payment, or 202 as above. */
export const stepAfterAsking = (answer: Payment | PaymentAction): PaymentStep =>
  isAction(answer)
    ? { kind: 'bank', clientSecret: answer.clientSecret, fresh: false }
    : { kind: STEP_OF[answer.status] };

/**
 * Where a page begins that finds these payments (the newest first). A pending one may be declined,
 * under way or at the bank: only asking tells.
 */
export const firstStep = ([newest]: readonly Payment[]): PaymentStep => {
  if (!newest) return { kind: 'idle' };
  return { kind: newest.status === 'pending' ? 'unsure' : STEP_OF[newest.status] };
};

/**
 * What to make of an answer while an attempt may still be on its way: that nothing has become of it
 * is not the last word then.
 */
export const inDoubt = (step: PaymentStep, mayBeOnItsWay: boolean): PaymentStep =>
  mayBeOnItsWay && step.kind === 'idle' ? { kind: 'unsure' } : step;

/** Whether the bank is the sandbox's own, which only plays one. */
export const isSandboxBank = (clientSecret: string): boolean => clientSecret.startsWith('sandbox_');
