'use client';

import { CardElement, useElements, useStripe } from '@stripe/react-stripe-js';
import type { StripeCardElementOptions } from '@stripe/stripe-js';
import { type FormEvent, useState } from 'react';
import { ActionButton } from './action-button';
import type { CardFormProps } from './payment-section';

/** The card's field is a page of Stripe's, which our style sheet does not reach. */
const options = (): StripeCardElementOptions => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const color = dark ? '#f2f2f2' : '#1b1b1f';
  const placeholder = { color: dark ? '#b0b0ba' : '#5d5d66' };
  return {
    style: { base: { color, iconColor: color, fontSize: '16px', '::placeholder': placeholder } },
  };
};

/** Card number, expiry date and code in Stripe's field; pays with the payment method it gives. */
export const StripeCardFields = ({ pay, pending, payLabel }: CardFormProps) => {
  const stripe = useStripe();
  const elements = useElements();
  const [style] = useState(options);
  const [error, setError] = useState<string>();

  const getToken = async (): Promise<string | undefined> => {
    const card = elements?.getElement(CardElement);
    if (!stripe || !card) return undefined;
    setError(undefined);
    const result = await stripe.createPaymentMethod({ type: 'card', card });
    if (result.error) setError(result.error.message ?? 'This card cannot be used.');
    return result.paymentMethod?.id;
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void pay(getToken);
  };

  return (
    <form className="form" method="post" noValidate onSubmit={onSubmit}>
      <div className="field">
        <span id="card-label">Card</span>
        <div className="stripe-card" role="group" aria-labelledby="card-label">
          <CardElement options={style} onChange={event => setError(event.error?.message)} />
        </div>
        {error && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
      </div>
      <ActionButton type="submit" pending={pending || !stripe} pendingLabel="Paying…">
        {payLabel}
      </ActionButton>
    </form>
  );
};
