import Link from 'next/link';
import { formatPrice } from '../lib/money';
import type { Order } from '../lib/types';
import { LinkPending } from './link-pending';
import { LocalTime } from './local-time';
import { StatusBadge } from './status-badge';

/** An order in the list of orders. */
export const OrderRow = ({ order }: { order: Order }) => (
  <li className="card">
    <h2 className="card-title">
      <Link href={`/orders/${order.id}`} prefetch={false}>
        {order.ticket.title}
        <LinkPending />
      </Link>
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
