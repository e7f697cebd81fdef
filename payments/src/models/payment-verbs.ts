import { toCents, type OrderData } from '@ticketing/common';
import type { ConfirmResult, IntentState } from '../gateway/gateway';
import { attemptVerbs, type AttemptSeen, type AttemptVerbs } from './attempt-verbs';
import { moneyVerbs, type MoneyVerbs } from './money-verbs';
import type { PaymentDocument } from './payment';

/** The first and the longest pause after a call that got no answer, in ms; doubled in between. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const MAX_DOUBLINGS = 6;

/** What the processor says: to a confirmation, or when asked. */
export type Said = ConfirmResult | IntentState;

/** What was known when the processor was asked. */
export interface Seen {
  /** The attempt that is under way, or whose confirmation it was. */
  attempt?: AttemptSeen | undefined;
  hintsTold: number;
}

/** The transitions of a payment. Each may be repeated: what has happened happens once. */
export interface PaymentVerbs extends AttemptVerbs, MoneyVerbs {
  /** Takes over what an event says of the order. Answers false if that was known, or is older. */
  hear(order: OrderData): boolean;
  /** Takes over what the processor says of the intent; `unknown` changes nothing. */
  follow(said: Said, seen: Seen, maxAttempts: number): void;
  /** Nobody answered: the next try comes later, each time later still. */
  pause(): void;
  resume(): void;
}

export const verbs: PaymentVerbs & ThisType<PaymentDocument> = {
  ...attemptVerbs,
  ...moneyVerbs,

  hear(order) {
    if (!this.isNew && order.version <= this.order.version) return false;
    this.order = {
      userId: order.userId,
      sellerId: order.ticket.userId ?? null,
      status: order.status,
      ticketId: order.ticket.id,
      priceCents: toCents(order.ticket.price),
      expiresAt: new Date(order.expiresAt),
      version: order.version,
    };
    return true;
  },

  follow(said, { attempt, hintsTold }, maxAttempts) {
    if (said.kind === 'unknown') return;
    // A hint that came while the processor was being asked is left: it may know something newer.
    this.hintsFollowed = Math.max(this.hintsFollowed, hintsTold);
    this.askedAt = new Date();
    this.resume();
    if (attempt) this.conclude(attempt, said, maxAttempts);
    if (said.kind === 'authorized') this.authorize(said.captureBefore);
    if (said.kind === 'captured') this.capture(said);
    if (said.kind === 'canceled') this.release(said);
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
};
