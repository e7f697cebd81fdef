import type { CancelReason, Order, OrderStatus, Payment, TicketStatus } from './types';

/** Whether the order still holds its ticket and waits to be paid. */
export const isLive = (order: Order): boolean =>
  order.status === 'created' || order.status === 'awaiting:payment';

/** Whether a payment is on its way: sent to the card's bank, or approved and not yet booked. */
export const isPaymentUnderWay = (payments: readonly Payment[]): boolean =>
  payments[0]?.status === 'pending' || payments[0]?.status === 'authorized';

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

export const CANCEL_REASON_TEXT: Record<CancelReason, string> = {
  expired: 'The reservation ran out before it was paid. Nothing was charged.',
  buyer: 'You cancelled this order. Nothing was charged.',
  'payment-failed': 'The payment did not go through. Nothing was charged.',
  refunded: 'Your money was returned to your card.',
};
