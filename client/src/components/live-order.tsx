'use client';

import { useTexts } from '#texts';
import type { ReactNode } from 'react';
import { useKeptFocus } from '../hooks/use-kept-focus';
import { type PaymentState, usePayment } from '../hooks/use-payment';
import type { Problem } from '../lib/problem';
import type { Order, Payment } from '../lib/types';
import { BankStep } from './bank-step';
import { CancelOrderButton } from './cancel-order-button';
import { Countdown } from './countdown';
import { PaymentSection } from './payment-section';
import { Card } from './ui/card';
import { Notice } from './ui/notice';
import { ProblemAlert } from './ui/problem-alert';
import { Spinner } from './ui/spinner';

interface Props {
  order: Order;
  payments: Payment[];
  /** Seconds until the reservation ends. */
  seconds: number;
  publishableKey: string | undefined;
  releaseProblem: Problem | null;
  onChange: () => void;
}

interface StepProps extends Pick<Props, 'order' | 'publishableKey'> {
  payment: PaymentState;
}

const Waiting = ({ children }: { children: string }) => (
  <Card>
    <p className="flex min-h-20 items-center gap-3 text-lg font-semibold">
      <Spinner />
      {children}
    </p>
  </Card>
);

/** What there is to wait for, if there is nothing to do. */
const useWaitingText = ({ step, pending }: PaymentState, seconds: number): string | undefined => {
  const t = useTexts('payment');
  const isUp = useTexts('order.countdown')('over');
  if (step.kind === 'accepted') return t('processing');
  if (seconds === 0 && !pending) return isUp;
  if (step.kind === 'over') return t('over');
  return step.kind === 'unsure' ? t('unsure') : undefined;
};

/** What there is to do about the payment. */
const Step = ({ order, payment, publishableKey }: StepProps): ReactNode => {
  const t = useTexts('payment');
  const { step, problem } = payment;
  if (step.kind === 'bank')
    return <BankStep payment={payment} bank={step} price={order.ticket.price} />;
  return (
    <>
      {order.status === 'awaiting:payment' && !problem && (
        <Notice tone="wait">{t('lastFailed')}</Notice>
      )}
      <PaymentSection {...{ order, payment, publishableKey }} />
    </>
  );
};

/** An order that waits to be paid. */
export const LiveOrder = (props: Props) => {
  const { order, payments, seconds, publishableKey, releaseProblem, onChange } = props;
  const payment = usePayment({ orderId: order.id, payments, publishableKey, onChange });
  const waiting = useWaitingText(payment, seconds);
  const step = useKeptFocus<HTMLDivElement>(waiting ?? payment.step.kind);
  const isOpen = payment.step.kind !== 'accepted' && (seconds > 0 || payment.pending);
  return (
    <>
      {isOpen && <Countdown seconds={seconds} expiresAt={order.expiresAt} />}
      <p role="status" className="sr-only">
        {waiting}
      </p>
      <div className="flex flex-col gap-6" ref={step} tabIndex={-1}>
        {waiting && isOpen && <ProblemAlert problem={payment.problem} />}
        {waiting ? <Waiting>{waiting}</Waiting> : <Step {...{ order, payment, publishableKey }} />}
      </div>
      {isOpen && <CancelOrderButton orderId={order.id} posted={releaseProblem} {...{ onChange }} />}
    </>
  );
};
