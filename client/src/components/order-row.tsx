import { formatPrice } from '../lib/money';
import type { Order } from '../lib/types';
import { LocalTime } from './local-time';
import { StatusBadge } from './status-badge';
import { PageLink } from './page-link';

/** An order in the list of orders. */
export const OrderRow = ({ order }: { order: Order }) => (
  <li className="card">
    <h2 className="card-title">
      <PageLink href={`/orders/${order.id}`}>{order.ticket.title}</PageLink>
    </h2>
    <p className="card-facts">
      Ordered <LocalTime iso={order.createdAt} />
    </p>
    <p className="card-foot">
      <strong>{formatPrice(order.ticket.price)}</strong>
      <StatusBadge status={order.status} />
    </p>
  </li>
);
