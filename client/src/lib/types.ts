/** What the API answers: see the request table in the README. Amounts are dollars, times ISO. */

export interface User {
  id: string;
  email: string;
}

export type TicketStatus = 'onsale' | 'reserved' | 'sold' | 'withdrawn';

export interface Ticket {
  id: string;
  title: string;
  price: number;
  description: string | null;
  venue: string | null;
  startsAt: string | null;
  userId: string;
  orderId: string | null;
  status: TicketStatus;
  version: number;
  createdAt: string;
}

/** How many tickets of a seller are in each state, and the dollars that the sold ones brought. */
export type Sales = Record<TicketStatus, number> & { revenue: number };

export type OrderStatus = 'created' | 'awaiting:payment' | 'complete' | 'cancelled';
export type CancelReason = 'expired' | 'buyer' | 'payment-failed' | 'refunded';

export interface Order {
  id: string;
  status: OrderStatus;
  userId: string;
  expiresAt: string;
  ticket: { id: string; title: string; price: number; version: number };
  version: number;
  cancelReason: CancelReason | null;
  createdAt: string;
}

export type PaymentStatus =
  'pending' | 'authorized' | 'captured' | 'released' | 'failed' | 'refunded';

/** Something that happened to the money of an order. */
export interface LedgerEntry {
  type: 'authorized' | 'captured' | 'released' | 'refunded' | 'failed';
  amount: number;
  stripeId: string | null;
  createdAt: string;
}

export interface Payment {
  id: string;
  orderId: string;
  status: PaymentStatus;
  amount: number;
  refunded: number;
  createdAt: string;
  /** The oldest entry first; a payments service that is being replaced may not have it yet. */
  ledger?: LedgerEntry[];
}

/** A payment that waits for the buyer at the card's bank. The secret is kept nowhere. */
export interface PaymentAction {
  id: string;
  status: 'requires_action';
  clientSecret: string;
}

/** One page of a list; `next` is the cursor of the page after it. */
export interface Page<T> {
  items: T[];
  next: string | undefined;
}
