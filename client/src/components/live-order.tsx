'use client';

import { usePayment } from '../hooks/use-payment';
import { isPaymentUnderWay } from '../lib/order-state';
import type { Order, Payment } from '../lib/types';
import { CancelOrderButton } from './cancel-order-button';
import { Countdown } from './countdown';
import { Loading } from './loading';
import { PaymentSection } from './payment-section';
import { ProblemAlert } from './problem-alert';

interface Props {
  order: Order;
  payments: Payment[];
  /** Seconds until the reservation ends. */
  seconds: number;
  publishableKey: string | undefined;
  onChange: () => void;
}

const DECLINED = 402;

/** An order that waits to be paid. */
export const LiveOrder = (props: Props) => {
  const { order, payments, seconds, publishableKey, onChange } = props;
  const payment = usePayment(order.id, onChange);
  // Our own request's answer is newer than the list: the form stays until and after a refusal.
  const knowsBetter = payment.pending || payment.problem?.status === DECLINED;
  if (payment.accepted || (isPaymentUnderWay(payments) && !knowsBetter))
    return (
      <>
        <ProblemAlert problem={payment.problem} />
        <Loading label="Your payment is being processed…" />
      </>
    );
  if (seconds === 0 && !payment.pending)
    return <Loading label="Time is up. The reservation is ending…" />;
  return (
    <>
      <Countdown seconds={seconds} />
      {order.status === 'awaiting:payment' && !payment.problem && (
        <p className="notice">
          Your last payment did not go through. You can try another card while there is time.
        </p>
      )}
      <PaymentSection order={order} payment={payment} publishableKey={publishableKey} />
      <CancelOrderButton orderId={order.id} onChange={onChange} />
    </>
  );
};
