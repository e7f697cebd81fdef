import Link from 'next/link';
import { formatPrice } from '../lib/money';
import { CANCEL_REASON_TEXT } from '../lib/order-state';
import type { Order } from '../lib/types';

/** How an order ended. */
export const OrderOutcome = ({ order }: { order: Order }) => {
  if (order.status === 'complete')
    return (
      <div className="notice notice-good" role="status">
        <p>
          <strong>The ticket is yours.</strong> You paid {formatPrice(order.ticket.price)}. Enjoy
          the event!
        </p>
      </div>
    );
  return (
    <div className="notice" role="status">
      <p>
        <strong>This order is cancelled.</strong>{' '}
        {order.cancelReason && CANCEL_REASON_TEXT[order.cancelReason]}
      </p>
      <p>
        <Link href={`/tickets/${order.ticket.id}`} prefetch={false}>
          See whether the ticket is on sale
        </Link>
      </p>
    </div>
  );
};
