import { formatPrice } from '../lib/money';
import { cancelText } from '../lib/order-state';
import type { Order, Payment } from '../lib/types';
import { PageLink } from './page-link';

/** How an order ended. */
export const OrderOutcome = ({ order, payments }: { order: Order; payments: Payment[] }) => {
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
        <strong>This order is cancelled.</strong> {cancelText(order, payments)}
      </p>
      {order.cancelReason !== 'refunded' && (
        <p>
          <PageLink href={`/tickets/${order.ticket.id}`}>
            See whether the ticket is on sale
          </PageLink>
        </p>
      )}
    </div>
  );
};
