import type { OrderStatus, PaymentStatus } from '@ticketing/common';

/** An attempt that has no outcome after this time, in ms, is asked about at the processor's. */
export const ATTEMPT_PATIENCE_MS = 30_000;
/** How often an attempt is asked about that waits for the buyer's bank, in ms. */
export const WAITING_INTERVAL_MS = 30_000;
/** Attempts that are kept for an order; one that had so many takes no more. */
export const MAX_STORED_ATTEMPTS = 50;
/**
 * How long an authorization is kept when Stripe does not say until when it holds, in ms. Stripe
 * holds one for 7 days; what lapses by itself would be found out about too late.
 */
export const HOLD_LIMIT_MS = 6 * 24 * 3_600_000;
/** How long before the end that Stripe tells an authorization is released, in ms. */
export const LAPSE_MARGIN_MS = 12 * 3_600_000;

/** The order as its newest event told it. */
export interface OrderReplica {
  userId: string;
  /** Who sells the ticket; unknown of orders from before their events told it. */
  sellerId: string | null;
  status: OrderStatus;
  ticketId: string;
  priceCents: number;
  expiresAt: Date;
  version: number;
}

/**
 * One try of the buyer's. `requires_action`: the buyer's bank waits for the buyer. `abandoned`: it
 * came to no answer of the card's issuer, and will not. What the buyer paid with is never kept,
 * only its kind.
 */
export interface Attempt {
  /** Also the idempotency key of its confirmation. */
  id: string;
  kind: 'pm' | 'ctoken' | 'tok';
  status: 'pending' | 'requires_action' | 'authorized' | 'declined' | 'abandoned';
  code: string | null;
  message: string | null;
  /** The processor's name for the decline. */
  reference: string | null;
  createdAt: Date;
}

/** What happened to the money. Entries are added and never changed. */
export interface LedgerEntry {
  kind: 'authorized' | 'captured' | 'released' | 'refunded' | 'failed';
  /** The amount that it happened to; 0 for the release of an intent that held nothing. */
  cents: number;
  /** The refund, else the PaymentIntent that it happened to. */
  stripeId: string | null;
  at: Date;
}

/** The facts that everything else follows from. */
export interface Facts {
  order: OrderReplica;
  attempts: Attempt[];
  ledger: LedgerEntry[];
  paymentIntentId?: string | null;
  /** Keys under which the creation of the intent failed for good. */
  spoiledKeys: number;
  /** Until when Stripe holds the authorized amount. */
  captureBefore?: Date | null;
  /** Since when all of the money is to go back. */
  refundRequestedAt?: Date | null;
  isDisputed: boolean;
  /** Hints that something happened at the processor's, and how many of them were followed. */
  hintsTold: number;
  hintsFollowed: number;
  /** When the processor was last asked. */
  askedAt?: Date | null;
}

export const hasEntry = ({ ledger }: Pick<Facts, 'ledger'>, ...kinds: LedgerEntry['kind'][]) =>
  ledger.some(({ kind }) => kinds.includes(kind));

const sumOf = ({ ledger }: Pick<Facts, 'ledger'>, wanted: LedgerEntry['kind']): number =>
  ledger.reduce((sum, { kind, cents }) => (kind === wanted ? sum + cents : sum), 0);

export const refundedCents = (facts: Pick<Facts, 'ledger'>): number => sumOf(facts, 'refunded');

/** What we have of the buyer's money. */
export const keptCents = (facts: Pick<Facts, 'ledger'>): number =>
  sumOf(facts, 'captured') - refundedCents(facts);

const isRefunded = (facts: Pick<Facts, 'ledger'>): boolean =>
  hasEntry(facts, 'refunded') && keptCents(facts) <= 0;

/** After a failure only a release follows, unless the money was taken all the same. */
const PRECEDENCE = ['captured', 'failed', 'released', 'authorized'] as const;

export const statusOf = (facts: Pick<Facts, 'ledger'>): PaymentStatus =>
  isRefunded(facts) ? 'refunded' : (PRECEDENCE.find(kind => hasEntry(facts, kind)) ?? 'pending');

/** The attempt that is under way: at the processor's, or at the buyer's bank. */
export const openAttempt = ({ attempts }: Pick<Facts, 'attempts'>): Attempt | undefined =>
  attempts.find(({ status }) => status === 'pending' || status === 'requires_action');

export const countDeclines = ({ attempts }: Facts): number =>
  attempts.filter(({ status }) => status === 'declined').length;

/** Why the buyer cannot pay now; `undefined` when they can. */
export const refusalOf = (facts: Facts, now: Date): string | undefined => {
  const { order, attempts } = facts;
  const status = statusOf(facts);
  if (order.status === 'cancelled') return 'The order is cancelled';
  if (order.status === 'complete' || status === 'authorized' || status === 'captured')
    return 'The order is paid';
  if (openAttempt(facts)) return 'A payment for this order is under way';
  if (status !== 'pending') return 'The payment has ended, this order cannot be paid any more';
  if (now >= order.expiresAt) return 'The order has expired';
  if (attempts.length >= MAX_STORED_ATTEMPTS) return 'There were too many tries for this order';
  return undefined;
};
