import { randomUUID } from 'node:crypto';
import {
  ConflictError,
  PaymentCaptured,
  PaymentCreated,
  PaymentFailed,
  PaymentReleased,
  toCents,
  type OrderData,
} from '@ticketing/common';
import type { ConfirmResult, Declined, IntentState } from '../gateway/gateway';
import type { PaymentDocument } from './payment';
import {
  countDeclines,
  hasEntry,
  refusalOf,
  type Attempt,
  type Facts,
  type LedgerEntry,
} from './payment-state';

/** The first and the longest pause after a call that got no answer, in ms; doubled in between. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const MAX_DOUBLINGS = 6;

/** What the processor says of an attempt: to its confirmation, or when asked later. */
export type Conclusion = ConfirmResult | IntentState;

const STATUS_AFTER = {
  authorized: 'authorized',
  captured: 'authorized',
  declined: 'declined',
  requires_action: 'abandoned',
  invalid_token: 'abandoned',
  canceled: 'abandoned',
  unconfirmed: 'abandoned',
} as const satisfies Record<string, Attempt['status']>;

/** The intent's last decline, unless it was an earlier attempt's: then this one never got there. */
const declineOfThis = ({ attempts }: Facts, last: Declined | null) => {
  const isEarlier = attempts.some(
    ({ status, reference }) => status === 'declined' && reference === last?.reference,
  );
  return last && !isEarlier ? last : ({ kind: 'unconfirmed' } as const);
};

/** The transitions of a payment. Each may be repeated: what has happened happens once. */
export interface PaymentVerbs {
  /** Takes over what an event says of the order. Answers false if that was known, or is older. */
  hear(order: OrderData): boolean;
  /** Begins an attempt, if the state allows one. @throws ConflictError */
  begin(token: string): Attempt;
  /**
   * Writes down what became of an attempt; `unknown` changes nothing. What it says of the money
   * counts also for an attempt that was given up in the meantime.
   */
  conclude(attemptId: string, given: Conclusion, maxAttempts: number): void;
  authorize(): void;
  capture(): void;
  /** The authorized money will never be had. */
  failCapture(): void;
  release(): void;
  /** Nobody answered: the next try comes later, each time later still. */
  pause(): void;
  resume(): void;
  enter(kind: LedgerEntry['kind'], cents?: number): void;
}

export const verbs: PaymentVerbs & ThisType<PaymentDocument> = {
  hear(order) {
    if (!this.isNew && order.version <= this.order.version) return false;
    this.order = {
      userId: order.userId,
      status: order.status,
      ticketId: order.ticket.id,
      priceCents: toCents(order.ticket.price),
      expiresAt: new Date(order.expiresAt),
      version: order.version,
    };
    return true;
  },

  begin(token) {
    const refusal = refusalOf(this, new Date());
    if (refusal) throw new ConflictError(refusal);
    const attempt: Attempt = {
      id: randomUUID(),
      kind: token.split('_', 1)[0] as Attempt['kind'],
      status: 'pending',
      code: null,
      message: null,
      reference: null,
      createdAt: new Date(),
    };
    this.attempts.push(attempt);
    return attempt;
  },

  conclude(attemptId, given, maxAttempts) {
    const attempt = this.attempts.find(({ id }) => id === attemptId);
    if (!attempt || attempt.status === 'authorized' || attempt.status === 'declined') return;
    if (given.kind === 'unknown') return;
    const result = given.kind === 'open' ? declineOfThis(this, given.lastDecline) : given;
    attempt.status = STATUS_AFTER[result.kind];
    attempt.code = 'code' in result ? result.code : result.kind;
    attempt.message = 'message' in result ? result.message : null;
    attempt.reference = 'reference' in result ? result.reference : null;
    this.resume();
    if (result.kind === 'authorized') this.authorize();
    if (result.kind === 'captured') this.capture();
    if (result.kind === 'canceled') this.release();
    if (result.kind !== 'declined') return;
    const declines = countDeclines(this);
    const final = declines >= maxAttempts;
    if (final) this.enter('failed');
    this.record(PaymentFailed, { attempt: declines, final });
  },

  authorize() {
    // A closed intent never comes to hold money again.
    if (hasEntry(this, 'authorized', 'captured', 'released')) return;
    this.enter('authorized');
    this.record(PaymentCreated);
  },

  capture() {
    if (hasEntry(this, 'captured', 'released')) return;
    this.authorize();
    this.enter('captured');
    this.record(PaymentCaptured);
  },

  failCapture() {
    if (hasEntry(this, 'failed', 'captured', 'released')) return;
    this.enter('failed');
    this.record(PaymentFailed, { attempt: countDeclines(this), final: true });
  },

  release() {
    if (hasEntry(this, 'captured', 'released')) return;
    this.enter('released', hasEntry(this, 'authorized') ? this.order.priceCents : 0);
    this.record(PaymentReleased);
  },

  pause() {
    const doubled = FIRST_PAUSE_MS * 2 ** Math.min(this.unanswered, MAX_DOUBLINGS);
    this.unanswered += 1;
    this.pausedUntil = new Date(Date.now() + Math.min(doubled, LONGEST_PAUSE_MS));
  },

  resume() {
    this.unanswered = 0;
    this.pausedUntil = undefined;
  },

  enter(kind, cents) {
    this.ledger.push({ kind, cents: cents ?? this.order.priceCents, at: new Date() });
    this.resume();
  },
};
