'use client';

import { Elements } from '@stripe/react-stripe-js';
import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { use } from 'react';
import { Alert } from './alert';
import type { CardFormProps } from './payment-section';
import { StripeCardFields } from './stripe-card-fields';

/** Kept outside of the component, whose state React drops when it waits for its first rendering. */
const loading = new Map<string, Promise<Stripe | null>>();

/** Stripe.js for a key, or `null` when it does not load (no network, a blocker). */
const stripeFor = (publishableKey: string): Promise<Stripe | null> => {
  const known = loading.get(publishableKey) ?? loadStripe(publishableKey).catch(() => null);
  loading.set(publishableKey, known);
  return known;
};

interface Props extends CardFormProps {
  publishableKey: string;
}

/** Stripe's own card form: the card's number goes to Stripe and never to us. */
export const StripeCardForm = ({ publishableKey, ...form }: Props) => {
  const stripe = use(stripeFor(publishableKey));
  if (!stripe)
    return (
      <Alert>
        <p>The card form could not be loaded. Check your connection and load the page again.</p>
      </Alert>
    );
  return (
    <Elements stripe={stripe}>
      <StripeCardFields {...form} />
    </Elements>
  );
};
