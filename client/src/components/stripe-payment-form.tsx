'use client';

import { useTexts } from '#texts';
import { Elements } from '@stripe/react-stripe-js';
import type { StripeElementsOptions } from '@stripe/stripe-js';
import { use, useEffect, useMemo, useState } from 'react';
import { toCents } from '../lib/money';
import { stripeFor } from '../services/stripe';
import { onThemeChange, stripeAppearance } from '../services/stripe-appearance';
import type { CardFormProps } from './payment-section';
import { StripePaymentFields } from './stripe-payment-fields';
import { Alert } from './ui/alert';

/**
 * The payment as the server will make it: Stripe refuses a confirmation token that was made for
 * another one. So there is no list of methods here either, both take the Dashboard's. The intent
 * itself exists only once the buyer pays.
 */
const useElementsOptions = (price: number): StripeElementsOptions => {
  const [appearance, setAppearance] = useState(stripeAppearance);
  useEffect(() => onThemeChange(() => setAppearance(stripeAppearance())), []);
  return useMemo(
    () => ({
      mode: 'payment',
      captureMethod: 'manual',
      amount: toCents(price),
      currency: 'usd',
      appearance,
    }),
    [appearance, price],
  );
};

interface Props extends CardFormProps {
  publishableKey: string;
}

/** Stripe's own payment form: the card's number goes to Stripe and never to us. */
export const StripePaymentForm = ({ publishableKey, ...form }: Props) => {
  const t = useTexts('payment');
  const stripe = use(stripeFor(publishableKey));
  const options = useElementsOptions(form.price);
  if (!stripe)
    return (
      <Alert>
        <p>{t('notLoaded')}</p>
      </Alert>
    );
  return (
    <Elements stripe={stripe} options={options}>
      <StripePaymentFields {...form} />
    </Elements>
  );
};
