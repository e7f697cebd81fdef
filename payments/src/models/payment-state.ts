import type { OrderStatus, PaymentStatus } from '@ticketing/common';

/** An attempt that has no outcome after this time, in ms, is asked about at the processor's. */
export const ATTEMPT_PATIENCE_MS = 30_000;
/** Attempts that are kept for an order; one that had so many takes no more. */
export const MAX_STORED_ATTEMPTS = 50;

/** The order as its newest event told it. */
export interface OrderReplica {
  userId: string;
  status: OrderStatus;
  ticketId: string;
  priceCents: number;
  expiresAt: Date;
  version: number;
}

/**
 * One try of the buyer's. `abandoned`: it came to no answer of the card's issuer, and will not.
 * What the buyer paid with is never kept, only its kind.
 */
export interface Attempt {
  /** Also the idempotency key of its confirmation. */
  id: string;
  kind: 'pm' | 'ctoken' | 'tok';
  status: 'pending' | 'authorized' | 'declined' | 'abandoned';
  code: string | null;
  message: string | null;
  /** The processor's name for the decline. */
  reference: string | null;
  createdAt: Date;
}

/** What happened to the money. Entries are added and never changed. */
export interface LedgerEntry {
  kind: 'authorized' | 'captured' | 'released' | 'failed';
  /** The amount that it happened to; 0 for the release of an intent that held nothing. */
  cents: number;
  at: Date;
}

/** The facts that everything else follows from. */
export interface Facts {
  order: OrderReplica;
  attempts: Attempt[];
  ledger: LedgerEntry[];
  paymentIntentId?: string | null;
}

/** The next thing to be done about a payment, other than wait. */
export type Step = 'resolve' | 'capture' | 'release';

export const hasEntry = ({ ledger }: Pick<Facts, 'ledger'>, ...kinds: LedgerEntry['kind'][]) =>
  ledger.some(({ kind }) => kinds.includes(kind));

/** A failure is the last word, whatever was held before is given back after it. */
const PRECEDENCE = ['failed', 'captured', 'released', 'authorized'] as const;

export const statusOf = (facts: Pick<Facts, 'ledger'>): PaymentStatus =>
  PRECEDENCE.find(kind => hasEntry(facts, kind)) ?? 'pending';

export const pendingAttempt = ({ attempts }: Facts): Attempt | undefined =>
  attempts.find(({ status }) => status === 'pending');

export const countDeclines = ({ attempts }: Facts): number =>
  attempts.filter(({ status }) => status === 'declined').length;

export const stepOf = (facts: Facts): Step | undefined => {
  if (pendingAttempt(facts)) return 'resolve';
  // The intent is closed for good.
  if (hasEntry(facts, 'captured', 'released')) return undefined;
  const { status } = facts.order;
  if (status === 'complete' && statusOf(facts) === 'authorized') return 'capture';
  if (status === 'cancelled' && facts.paymentIntentId) return 'release';
  return undefined;
};

/** Why the buyer cannot pay now; `undefined` when they can. */
export const refusalOf = (facts: Facts, now: Date): string | undefined => {
  const { order, attempts } = facts;
  const status = statusOf(facts);
  if (order.status === 'cancelled') return 'The order is cancelled';
  if (order.status === 'complete' || status === 'authorized' || status === 'captured')
    return 'The order is paid';
  if (pendingAttempt(facts)) return 'A payment for this order is under way';
  if (status !== 'pending') return 'The payment has ended, this order cannot be paid any more';
  if (now >= order.expiresAt) return 'The order has expired';
  if (attempts.length >= MAX_STORED_ATTEMPTS) return 'There were too many tries for this order';
  return undefined;
};
