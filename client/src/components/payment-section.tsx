'use client';

import dynamic from 'next/dynamic';
import type { PaymentState } from '../hooks/use-payment';
import { formatPrice } from '../lib/money';
import type { Order } from '../lib/types';
import { Loading } from './loading';
import { ProblemAlert } from './ui/problem-alert';
import { SandboxCardForm } from './sandbox-card-form';

/** What a card form needs. */
export interface CardFormProps extends Pick<PaymentState, 'pay' | 'pending'> {
  payLabel: string;
  /** In dollars. */
  price: number;
}

// Stripe.js comes from Stripe's own host, so it is loaded only where a card is asked for.
const StripePaymentForm = dynamic(
  () => import('./stripe-payment-form').then(module => module.StripePaymentForm),
  { ssr: false, loading: () => <Loading label="Loading the card form…" /> },
);

interface Props {
  order: Order;
  payment: PaymentState;
  /** Stripe's key for the browser, or none for the sandbox. */
  publishableKey: string | undefined;
}

/** Takes the card for an order. */
export const PaymentSection = ({ order, payment, publishableKey }: Props) => {
  const form: CardFormProps = {
    pay: payment.pay,
    pending: payment.pending,
    price: order.ticket.price,
    payLabel: `Pay ${formatPrice(order.ticket.price)}`,
  };
  return (
    <section className="panel" aria-labelledby="pay-heading">
      <h2 id="pay-heading">Pay by card</h2>
      <ProblemAlert problem={payment.problem} />
      {publishableKey ? (
        <StripePaymentForm publishableKey={publishableKey} {...form} />
      ) : (
        <SandboxCardForm {...form} />
      )}
    </section>
  );
};
