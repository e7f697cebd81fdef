'use client';

import { type OrderSnapshot, useOrder } from '../hooks/use-order';
import { useKeptFocus } from '../hooks/use-kept-focus';
import { isLive } from '../lib/order-state';
import { LiveOrder } from './live-order';
import { OrderOutcome } from './order-outcome';
import { OrderSummary } from './order-summary';
import { PaymentLedger } from './payment-ledger';
import { ProblemAlert } from './ui/problem-alert';
import { PageLink } from './page-link';

interface Props {
  snapshot: OrderSnapshot;
  publishableKey: string | undefined;
}

/** An order: what it is for, and what can be done about it in the state that it is in. */
export const OrderView = ({ snapshot, publishableKey }: Props) => {
  const { order, payments, seconds, lost, expectChange } = useOrder(snapshot);
  const article = useKeptFocus<HTMLElement>(isLive(order));
  return (
    <article className="narrow stack" ref={article} tabIndex={-1}>
      <h1>Your order</h1>
      <OrderSummary order={order} />
      <ProblemAlert problem={isLive(order) ? lost : null} />
      {isLive(order) ? (
        <LiveOrder
          order={order}
          payments={payments}
          seconds={seconds}
          publishableKey={publishableKey}
          onChange={expectChange}
        />
      ) : (
        <OrderOutcome order={order} payments={payments} />
      )}
      <PaymentLedger payments={payments} />
      <p>
        <PageLink href="/orders">All my orders</PageLink>
      </p>
    </article>
  );
};
