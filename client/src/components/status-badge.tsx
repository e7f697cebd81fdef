import { useTexts } from '#texts';
import clsx from 'clsx';
import type { OrderStatus, TicketStatus } from '../lib/types';

const TONES = {
  good: 'bg-good-tint text-good',
  wait: 'bg-wait-tint text-wait',
  off: 'bg-sunken text-soft',
};

const TONE: Record<OrderStatus | TicketStatus, keyof typeof TONES> = {
  onsale: 'good',
  complete: 'good',
  created: 'wait',
  'awaiting:payment': 'wait',
  reserved: 'wait',
  sold: 'off',
  withdrawn: 'off',
  cancelled: 'off',
};

const isOfTicket = (status: OrderStatus | TicketStatus): status is TicketStatus =>
  status === 'onsale' || status === 'reserved' || status === 'sold' || status === 'withdrawn';

/** The state of a ticket or an order in a word. */
export const StatusBadge = ({ status }: { status: OrderStatus | TicketStatus }) => {
  const ofTicket = useTexts('ticket.status');
  const ofOrder = useTexts('order.status');
  return (
    <span
      className={clsx(
        'inline-flex min-h-7 items-center rounded-full px-3 text-sm font-semibold whitespace-nowrap',
        TONES[TONE[status]],
      )}
    >
      {isOfTicket(status) ? ofTicket(status) : ofOrder(status)}
    </span>
  );
};
