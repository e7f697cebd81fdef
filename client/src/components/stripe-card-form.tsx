'use client';

import { Elements } from '@stripe/react-stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { use, useState } from 'react';
import { Alert } from './alert';
import type { CardFormProps } from './payment-section';
import { StripeCardFields } from './stripe-card-fields';

/** Stripe.js for a key, or `null` when it does not load (no network, a blocker). */
const load = (publishableKey: string) => loadStripe(publishableKey).catch(() => null);

interface Props extends CardFormProps {
  publishableKey: string;
}

/** Stripe's own card form: the card's number goes to Stripe and never to us. */
export const StripeCardForm = ({ publishableKey, ...form }: Props) => {
  const [loading] = useState(() => load(publishableKey));
  const stripe = use(loading);
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
