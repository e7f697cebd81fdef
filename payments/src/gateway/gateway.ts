/** Nobody knows what came of it: no answer in time, or none that says so. Ask again. */
export interface Unknown {
  kind: 'unknown';
}

/** The card's issuer, or the processor for it, said no. */
export interface Declined {
  kind: 'declined';
  /** Stripe's decline code, else its error code. */
  code: string;
  /** What to tell the buyer, as a sentence. */
  message: string;
  /** Names this decline, to tell it from an earlier one of the same PaymentIntent. */
  reference: string | null;
}

export interface NewIntent {
  amountCents: number;
  orderId: string;
  ticketId: string;
  idempotencyKey: string;
}

export type CreateResult = { kind: 'created'; intentId: string } | Unknown;

/** `captured` and `canceled`: somebody else was faster, and that is what the intent is now. */
export type ConfirmResult =
  | { kind: 'authorized' | 'captured' | 'canceled' }
  | Declined
  /** The buyer's bank asks for authentication; the intent may be confirmed with another card. */
  | { kind: 'requires_action' }
  /** There is no such token, or it was used. Nobody asked the issuer. */
  | { kind: 'invalid_token'; message: string }
  | Unknown;

/** `open`: may still be confirmed; `lastDecline` is that of its latest confirmation, if any. */
export type IntentState =
  | { kind: 'authorized' | 'captured' | 'canceled' }
  | { kind: 'open'; lastDecline: Declined | null }
  | Unknown;

/** `refused`: it will never be captured. */
export type CaptureResult =
  { kind: 'captured' } | { kind: 'refused'; code: string; message: string } | Unknown;

export type CancelResult = { kind: 'canceled' | 'captured' } | Unknown;

/**
 * What payments needs of a card processor, in the terms of Stripe's PaymentIntents with
 * `capture_method: manual`. A call with an idempotency key that was used before answers what it
 * answered then. Nothing here rejects for a reason of the processor's.
 * Source: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
export interface Gateway {
  /** An unconfirmed PaymentIntent in US dollars. */
  create(intent: NewIntent): Promise<CreateResult>;
  /** Authorizes the amount on the card that the token stands for. */
  confirm(intentId: string, token: string, idempotencyKey: string): Promise<ConfirmResult>;
  retrieve(intentId: string): Promise<IntentState>;
  /** Takes the authorized amount. */
  capture(intentId: string, idempotencyKey: string): Promise<CaptureResult>;
  /** Gives up the authorization, or an intent that has none. For good. */
  cancel(intentId: string): Promise<CancelResult>;
}

export const UNKNOWN: Unknown = { kind: 'unknown' };
