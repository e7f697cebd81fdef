/** Nobody knows what came of it: no answer in time, or none that says so. Ask again. */
export interface Unknown {
  kind: 'unknown';
}

/** The card's issuer, or the processor for it, said no. */
export interface Declined {
  kind: 'declined';
  /** Stripe's decline code, else its error code. */
  code: string;
  /** Stripe's words. */
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

/** `spoiled`: under this key there will be the same failure for ever, with or without an intent. */
export type CreateResult = { kind: 'created'; intentId: string } | { kind: 'spoiled' } | Unknown;

export type FindResult = { kind: 'found'; intentId: string } | { kind: 'none' } | Unknown;

/** The amount is held on the card, until `captureBefore` if the processor says when that ends. */
export interface Authorized {
  kind: 'authorized';
  captureBefore: Date | null;
}

/** The buyer's bank wants to hear from the buyer; the secret lets their browser go on. */
export interface RequiresAction {
  kind: 'requires_action';
  clientSecret: string;
}

export interface Refund {
  id: string;
  cents: number;
}

/** The money was taken, and maybe some of it was given back. */
export interface Captured {
  kind: 'captured';
  cents: number;
  /** Oldest first. */
  refunds: Refund[];
  isDisputed: boolean;
}

/** Closed for good. `wasHeld`: an amount was authorized before. */
export interface Canceled {
  kind: 'canceled';
  wasHeld: boolean;
}

/** May still be confirmed; `lastDecline` is that of its latest confirmation, if any. */
export interface Open {
  kind: 'open';
  lastDecline: Declined | null;
}

/** There is no such token, or it was used. Nobody asked the issuer. */
export interface InvalidToken {
  kind: 'invalid_token';
  message: string;
}

/** The issuer wants an authentication that this way of paying does not give. No decline. */
export interface Unauthenticated {
  kind: 'unauthenticated';
}

/** `captured` and `canceled`: somebody else was faster, and that is what the intent is now. */
export type ConfirmResult =
  | Authorized
  | Captured
  | Canceled
  | Declined
  | RequiresAction
  | Unauthenticated
  | InvalidToken
  | Unknown;

export type IntentState = Authorized | Captured | Canceled | RequiresAction | Open | Unknown;

/** It will never be done. */
export interface Refused {
  kind: 'refused';
  code: string;
  message: string;
}

export type CaptureResult = Captured | Refused | Unknown;

export type CancelResult = Canceled | Captured | Unknown;

/** As the intent is now: all of its money given back. */
export type RefundResult = Captured | Refused | Unknown;

export interface Card {
  /** What Stripe.js gave for it. */
  token: string;
  /** Where Stripe sends the receipt. */
  email: string;
}

/**
 * What payments needs of a card processor, in the terms of Stripe's PaymentIntents with
 * `capture_method: manual`. A call with an idempotency key that was used before answers what it
 * answered then. Nothing here rejects for a reason of the processor's.
 * Source: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
export interface Gateway {
  /** An unconfirmed PaymentIntent in US dollars. */
  create(intent: NewIntent): Promise<CreateResult>;
  /** The intent of an order, of those that were created since. */
  find(orderId: string, since: Date): Promise<FindResult>;
  /** Authorizes the amount on the card that the token stands for. */
  confirm(intentId: string, card: Card, idempotencyKey: string): Promise<ConfirmResult>;
  retrieve(intentId: string): Promise<IntentState>;
  /** Takes the authorized amount. */
  capture(intentId: string, idempotencyKey: string): Promise<CaptureResult>;
  /** Gives up the authorization, or an intent that has none. For good. */
  cancel(intentId: string): Promise<CancelResult>;
  /** Gives back what was captured and not given back before. */
  refund(intentId: string, idempotencyKey: string): Promise<RefundResult>;
  /** The buyer's answer to their bank, where there is no bank that would ask: the sandbox only. */
  answerBank?(intentId: string, isApproved: boolean): Promise<boolean>;
}

export const UNKNOWN: Unknown = { kind: 'unknown' };
