import { ORDER_STATUS_TEXT, TICKET_STATUS_TEXT } from '../lib/order-state';
import type { OrderStatus, TicketStatus } from '../lib/types';

const TEXT = { ...ORDER_STATUS_TEXT, ...TICKET_STATUS_TEXT };

const TONE: Record<OrderStatus | TicketStatus, 'good' | 'wait' | 'off'> = {
  onsale: 'good',
  complete: 'good',
  created: 'wait',
  'awaiting:payment': 'wait',
  reserved: 'wait',
  sold: 'off',
  withdrawn: 'off',
  cancelled: 'off',
};

/** The state of a ticket or an order in a word. */
export const StatusBadge = ({ status }: { status: OrderStatus | TicketStatus }) => (
  <span className={`badge badge-${TONE[status]}`}>{TEXT[status]}</span>
);
