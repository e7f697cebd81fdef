'use client';

import type { ReactNode } from 'react';
import { useKeptFocus } from '../hooks/use-kept-focus';
import { type OrderSnapshot, useOrder } from '../hooks/use-order';
import { endOf } from '../lib/order-state';
import type { Problem } from '../lib/problem';
import type { Ticket } from '../lib/types';
import { LiveOrder } from './live-order';
import { OrderHeading } from './order-heading';
import { OrderOutcome } from './order-outcome';
import { OrderSummary } from './order-summary';
import { PaymentLedger } from './payment-ledger';
import { ProblemAlert } from './ui/problem-alert';

interface Props {
  snapshot: OrderSnapshot;
  /** What is known of the ticket; nothing while tickets is away. */
  ticket: Ticket | null;
  artwork: ReactNode;
  publishableKey: string | undefined;
  /** Why the ticket could not be released without the page's script. */
  releaseProblem: Problem | null;
}

/** An order: what it is for, and what can be done about it in the state that it is in. */
export const OrderView = (props: Props) => {
  const { snapshot, ticket, artwork, publishableKey, releaseProblem } = props;
  const { order, payments, seconds, lost, expectChange } = useOrder(snapshot);
  const end = endOf(order);
  const isLive = end === 'live';
  const heading = useKeptFocus<HTMLHeadingElement>(end);
  return (
    <article className="flex flex-col gap-6">
      <OrderHeading {...{ heading, order, payments }} hasChanged={end !== endOf(snapshot.order)} />
      {/* In one column the time that is left comes first, and stays in sight to the end. */}
      <div
        className={
          'grid grid-cols-[minmax(0,1fr)] items-start gap-6 ' +
          'lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] lg:gap-10'
        }
      >
        <OrderSummary {...{ order, ticket, artwork }} />
        <div className="contents lg:flex lg:min-w-0 lg:flex-col lg:gap-6">
          {isLive ? (
            <>
              <ProblemAlert problem={lost} />
              <LiveOrder
                {...{ order, payments, seconds, publishableKey, releaseProblem }}
                onChange={expectChange}
              />
            </>
          ) : (
            <OrderOutcome {...{ order, ticket }} />
          )}
          <PaymentLedger payments={payments} />
        </div>
      </div>
    </article>
  );
};
