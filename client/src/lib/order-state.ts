import type { CancelReason, LedgerEntry, Order, Payment, Ticket } from './types';

/** Whether the order still holds its ticket and waits to be paid. */
export const isLive = (order: Order): boolean =>
  order.status === 'created' || order.status === 'awaiting:payment';

/** Whether the money has come to rest, so that nothing more happens by itself. */
export const isSettled = (order: Order, [payment]: readonly Payment[]): boolean => {
  if (isLive(order)) return false;
  if (order.status === 'complete')
    return payment?.status === 'captured' || payment?.status === 'refunded';
  return !payment || ['released', 'failed', 'refunded'].includes(payment.status);
};

/** What happened to the money, the oldest first. An attempt that held nothing let nothing go. */
export const shownEntries = (payments: readonly Payment[]): LedgerEntry[] =>
  payments.flatMap(payment => payment.ledger ?? []).filter(({ amount }) => amount > 0);

/** How an order has ended, or that it has not: the key of what is said about it. */
export type OrderEnd = 'live' | 'complete' | 'cancelled' | CancelReason;

export const endOf = (order: Order): OrderEnd => {
  if (isLive(order)) return 'live';
  return order.status === 'complete' ? 'complete' : (order.cancelReason ?? 'cancelled');
};

/** How much the seller gave back, and when; the price while payments cannot be read. */
export const refundOf = (order: Order, payments: readonly Payment[]) => {
  const entry = shownEntries(payments).findLast(({ type }) => type === 'refunded');
  return {
    amount: entry?.amount ?? (payments[0]?.refunded || order.ticket.price),
    at: entry?.createdAt,
  };
};

/** Whether somebody could buy the ticket of an order that has ended. */
export type Chance = 'unknown' | 'onsale' | 'gone';

/**
 * By the ticket, as far as it is known. For a moment after the order has ended its ticket still
 * says that it is reserved for that order.
 */
export const chanceOf = (order: Order, ticket: Ticket | null | undefined): Chance => {
  if (!ticket || (ticket.status === 'reserved' && ticket.orderId === order.id)) return 'unknown';
  return ticket.status === 'onsale' ? 'onsale' : 'gone';
};

/** The orders that wait to be paid before the others; otherwise as they were. */
export const liveFirst = (orders: readonly Order[]): Order[] => [
  ...orders.filter(isLive),
  ...orders.filter(order => !isLive(order)),
];
