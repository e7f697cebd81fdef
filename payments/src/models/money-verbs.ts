import {
  ConflictError,
  PaymentCaptured,
  PaymentCreated,
  PaymentFailed,
  PaymentRefunded,
  PaymentReleased,
} from '@ticketing/common';
import type { Canceled, Captured, Refund } from '../gateway/gateway';
import type { PaymentDocument } from './payment';
import { countDeclines, hasEntry, keptCents, type LedgerEntry } from './payment-state';

/** What happens to the money. Each may be repeated: what has happened happens once. */
export interface MoneyVerbs {
  /** The price is held on the card, until `captureBefore` if that is known. */
  authorize(captureBefore?: Date | null): void;
  /** The money was taken, and given back as far as it says. */
  capture(captured: Captured): void;
  /** The authorized money will never be had. */
  failCapture(): void;
  /**
   * The intent was closed. Where the order counts on it, the order is told that there will be no
   * money.
   */
  release(canceled: Omit<Canceled, 'kind'>): void;
  /** All of the money is to go back. @throws ConflictError when there is none */
  requestRefund(): void;
  takeRefunds(refunds: Refund[]): void;
  enter(kind: LedgerEntry['kind'], cents?: number, stripeId?: string): void;
}

export const moneyVerbs: MoneyVerbs & ThisType<PaymentDocument> = {
  authorize(captureBefore = null) {
    // A closed intent never comes to hold money again.
    if (hasEntry(this, 'authorized', 'captured', 'released')) return;
    this.captureBefore = captureBefore;
    this.enter('authorized');
    this.record(PaymentCreated);
  },

  capture({ cents, refunds, isDisputed }) {
    if (hasEntry(this, 'released')) return;
    if (!hasEntry(this, 'captured')) {
      this.authorize();
      this.enter('captured', cents);
      this.record(PaymentCaptured);
    }
    this.isDisputed ||= isDisputed;
    this.takeRefunds(refunds);
  },

  failCapture() {
    if (hasEntry(this, 'failed', 'captured', 'released')) return;
    this.enter('failed');
    this.record(PaymentFailed, { attempt: countDeclines(this), final: true });
  },

  release({ wasHeld }) {
    if (hasEntry(this, 'captured', 'released')) return;
    // Authorized and closed before we heard of it: for the books only, nobody has to be told.
    if (wasHeld && !hasEntry(this, 'authorized')) this.enter('authorized');
    if (this.order.status !== 'cancelled') this.failCapture();
    this.enter('released', hasEntry(this, 'authorized') ? this.order.priceCents : 0);
    this.abandon('canceled');
    this.record(PaymentReleased);
  },

  requestRefund() {
    if (!hasEntry(this, 'captured'))
      throw new ConflictError('Nothing was captured for this order, there is nothing to refund');
    this.refundRequestedAt ??= new Date();
    this.pausedUntil = undefined; // somebody waits for it
  },

  takeRefunds(refunds) {
    const before = keptCents(this);
    const known = new Set(this.ledger.map(({ stripeId }) => stripeId));
    for (const { id, cents } of refunds) if (!known.has(id)) this.enter('refunded', cents, id);
    if (before > 0 && keptCents(this) <= 0) this.record(PaymentRefunded);
  },

  enter(kind, cents, stripeId) {
    this.ledger.push({
      kind,
      cents: cents ?? this.order.priceCents,
      stripeId: stripeId ?? this.paymentIntentId ?? null,
      at: new Date(),
    });
    this.resume();
  },
};
