import { formatPrice } from '../lib/money';
import type { Order } from '../lib/types';
import { LocalTime } from './local-time';
import { StatusBadge } from './status-badge';
import { PageLink } from './page-link';

/** The ticket, the price and the state of an order. */
export const OrderSummary = ({ order }: { order: Order }) => (
  <dl className="facts">
    <dt>Ticket</dt>
    <dd>
      <PageLink href={`/tickets/${order.ticket.id}`}>{order.ticket.title}</PageLink>
    </dd>
    <dt>Price</dt>
    <dd>{formatPrice(order.ticket.price)}</dd>
    <dt>Ordered</dt>
    <dd>
      <LocalTime iso={order.createdAt} />
    </dd>
    <dt>Status</dt>
    <dd aria-live="polite">
      <StatusBadge status={order.status} />
    </dd>
  </dl>
);
