'use client';

import type { ReactNode } from 'react';
import { useKeptFocus } from '../hooks/use-kept-focus';
import { type PaymentState, usePayment } from '../hooks/use-payment';
import type { Order, Payment } from '../lib/types';
import { BankStep } from './bank-step';
import { CancelOrderButton } from './cancel-order-button';
import { Countdown } from './countdown';
import { Loading } from './loading';
import { PaymentSection } from './payment-section';
import { ProblemAlert } from './ui/problem-alert';

interface Props {
  order: Order;
  payments: Payment[];
  /** Seconds until the reservation ends. */
  seconds: number;
  publishableKey: string | undefined;
  onChange: () => void;
}

interface StepProps extends Pick<Props, 'order' | 'publishableKey'> {
  payment: PaymentState;
}

const Waiting = ({ payment, children }: { payment: PaymentState; children: string }) => (
  <>
    <ProblemAlert problem={payment.problem} />
    <Loading label={children} />
  </>
);

/** What there is to do about the payment, or to wait for. */
const Step = ({ order, payment, publishableKey }: StepProps): ReactNode => {
  const { step } = payment;
  switch (step.kind) {
    case 'accepted':
      return <Waiting payment={payment}>Your payment is being processed…</Waiting>;
    case 'over':
      return <Waiting payment={payment}>This payment has ended. The order is closing…</Waiting>;
    case 'unsure':
      return <Waiting payment={payment}>Finding out what became of your payment…</Waiting>;
    case 'bank':
      return <BankStep payment={payment} bank={step} price={order.ticket.price} />;
    case 'idle':
      return <PaymentSection {...{ order, payment, publishableKey }} />;
  }
};

/** An order that waits to be paid. */
export const LiveOrder = (props: Props) => {
  const { order, payments, seconds, publishableKey, onChange } = props;
  const payment = usePayment({ orderId: order.id, payments, publishableKey, onChange });
  const { kind } = payment.step;
  const step = useKeptFocus<HTMLDivElement>(kind);
  if (kind === 'accepted') return <Step {...{ order, payment, publishableKey }} />;
  if (seconds === 0 && !payment.pending)
    return <Loading label="Time is up. The reservation is ending…" />;
  return (
    <>
      <Countdown seconds={seconds} />
      {order.status === 'awaiting:payment' && kind === 'idle' && !payment.problem && (
        <p className="notice">
          Your last payment did not go through. You can try another card while there is time.
        </p>
      )}
      <div className="stack" ref={step} tabIndex={-1}>
        <Step {...{ order, payment, publishableKey }} />
      </div>
      <CancelOrderButton orderId={order.id} onChange={onChange} />
    </>
  );
};
