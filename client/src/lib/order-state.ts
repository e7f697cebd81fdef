import { formatPrice } from './money';
import type { CancelReason, LedgerEntry, Order, OrderStatus, Payment, TicketStatus } from './types';

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

export const ORDER_STATUS_TEXT: Record<OrderStatus, string> = {
  created: 'Reserved',
  'awaiting:payment': 'Waiting for payment',
  complete: 'Paid',
  cancelled: 'Cancelled',
};

export const TICKET_STATUS_TEXT: Record<TicketStatus, string> = {
  onsale: 'On sale',
  reserved: 'Reserved',
  sold: 'Sold',
  withdrawn: 'Withdrawn',
};

export const LEDGER_TEXT: Record<LedgerEntry['type'], string> = {
  authorized: 'Approved by the bank',
  captured: 'Paid',
  released: 'Let go, not charged',
  refunded: 'Refunded',
  failed: 'Did not go through',
};

/** What happened to the money, the oldest first. An attempt that held nothing let nothing go. */
export const shownEntries = (payments: readonly Payment[]): LedgerEntry[] =>
  payments.flatMap(payment => payment.ledger ?? []).filter(({ amount }) => amount > 0);

const CANCEL_REASON_TEXT: Record<Exclude<CancelReason, 'refunded'>, string> = {
  expired: 'The reservation ran out before it was paid. Nothing was charged.',
  buyer: 'You cancelled this order. Nothing was charged.',
  'payment-failed': 'The payment did not go through. Nothing was charged.',
};

/** Why an order was cancelled, and what that means for the buyer's money. */
export const cancelText = (order: Order, [payment]: readonly Payment[]): string | undefined => {
  if (order.cancelReason !== 'refunded')
    return order.cancelReason ? CANCEL_REASON_TEXT[order.cancelReason] : undefined;
  const amount = formatPrice(payment?.refunded || order.ticket.price);
  return (
    `Refunded by the seller: ${amount} went back to your card. ` +
    'Your bank may take some days to show it.'
  );
};
