'use client';

import { useFormats, useTexts } from '#texts';
import dynamic from 'next/dynamic';
import { useEffect, useRef } from 'react';
import type { PaymentState } from '../hooks/use-payment';
import type { Order } from '../lib/types';
import { Icon } from './icon';
import { SandboxCardForm } from './sandbox-card-form';
import { StripeFormSkeleton } from './stripe-form-skeleton';
import { Card } from './ui/card';
import { ProblemAlert } from './ui/problem-alert';

/** What a card form needs. */
export interface CardFormProps extends Pick<PaymentState, 'pay' | 'pending'> {
  payLabel: string;
  /** In dollars. */
  price: number;
}

// Stripe.js comes from Stripe's own host, so it is loaded only where a card is asked for.
const StripePaymentForm = dynamic(
  () => import('./stripe-payment-form').then(module => module.StripePaymentForm),
  { ssr: false, loading: StripeFormSkeleton },
);

interface Props {
  order: Order;
  payment: PaymentState;
  /** Stripe's key for the browser, or none for the sandbox. */
  publishableKey: string | undefined;
}

/** Brings what went wrong into sight, and Tab on to the first field after it. */
const useFocusOn = (problem: unknown) => {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!problem) return;
    element.current?.focus({ preventScroll: true });
    element.current?.scrollIntoView({ block: 'center' }); // not below what stays at the top
  }, [problem]);
  return element;
};

/** Takes the card for an order. */
export const PaymentSection = ({ order, payment, publishableKey }: Props) => {
  const t = useTexts('payment');
  const { price } = useFormats();
  const { pay, pending, problem } = payment;
  const trouble = useFocusOn(problem);
  const payLabel = t('pay', { amount: price(order.ticket.price) });
  const form: CardFormProps = { pay, pending, price: order.ticket.price, payLabel };
  return (
    <section aria-labelledby="pay-heading">
      <Card>
        <h2 id="pay-heading" className="text-xl">
          {t('title')}
        </h2>
        <div ref={trouble} tabIndex={-1} className="empty:hidden">
          <ProblemAlert problem={problem}>
            {problem?.status === 402 && <p>{t('notCharged')}</p>}
          </ProblemAlert>
        </div>
        <noscript>
          <p>{t('needsScript')}</p>
        </noscript>
        {publishableKey ? (
          <StripePaymentForm publishableKey={publishableKey} {...form} />
        ) : (
          <SandboxCardForm {...form} />
        )}
        <p className="flex items-center gap-2 text-sm text-soft">
          <Icon name="shield" />
          {t('safe')}
        </p>
      </Card>
    </section>
  );
};
