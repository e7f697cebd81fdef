'use client';

import { Elements } from '@stripe/react-stripe-js';
import { type Appearance, type StripeElementsOptions } from '@stripe/stripe-js';
import { use, useState } from 'react';
import { toCents } from '../lib/money';
import { stripeFor } from '../services/stripe';
import { Alert } from './ui/alert';
import type { CardFormProps } from './payment-section';
import { StripePaymentFields } from './stripe-payment-fields';

/** Stripe's fields are pages of its own, which our style sheet does not reach. */
const appearance = (): Appearance => {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    theme: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'stripe',
    variables: {
      colorPrimary: color('--accent'),
      colorBackground: color('--surface'),
      colorText: color('--text'),
      colorDanger: color('--bad'),
    },
  };
};

/**
 * The payment as the server will make it: Stripe refuses a confirmation token that was made for
 * another one. So there is no list of methods here either, both take the Dashboard's. The intent
 * itself exists only once the buyer pays.
 */
const elementsOptions = (price: number): StripeElementsOptions => ({
  mode: 'payment',
  captureMethod: 'manual',
  amount: toCents(price),
  currency: 'usd',
  appearance: appearance(),
});

interface Props extends CardFormProps {
  publishableKey: string;
}

/** Stripe's own payment form: the card's number goes to Stripe and never to us. */
export const StripePaymentForm = ({ publishableKey, ...form }: Props) => {
  const stripe = use(stripeFor(publishableKey));
  const [options] = useState(() => elementsOptions(form.price));
  if (!stripe)
    return (
      <Alert>
        <p>The card form could not be loaded. Check your connection and load the page again.</p>
      </Alert>
    );
  return (
    <Elements stripe={stripe} options={options}>
      <StripePaymentFields {...form} />
    </Elements>
  );
};
