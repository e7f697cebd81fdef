'use client';

import { PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import { type FormEvent, useState } from 'react';
import { ActionButton } from './ui/action-button';
import { Alert } from './ui/alert';
import type { CardFormProps } from './payment-section';

const NOT_LOADED = 'The card form could not be loaded. Please load the page again.';
/** Cards come first, whatever else the Dashboard allows. */
const OPTIONS = { paymentMethodOrder: ['card'] };

const UNUSABLE = 'This card cannot be used.';

/** Stripe's Payment Element; pays with the confirmation token that it gives. */
export const StripePaymentFields = ({ pay, pending, payLabel }: CardFormProps) => {
  const stripe = useStripe();
  const elements = useElements();
  const [ready, setReady] = useState(false);
  const [error, setError] = useState<string>();

  const getToken = async (): Promise<string | undefined> => {
    if (!stripe || !elements) return undefined;
    setError(undefined);
    const checked = await elements.submit();
    // The element itself says what is wrong with a field of its own.
    if (checked.error?.type === 'validation_error') return undefined;
    const made = checked.error ? checked : await stripe.createConfirmationToken({ elements });
    if (made.error) setError(made.error.message ?? UNUSABLE);
    return 'confirmationToken' in made ? made.confirmationToken?.id : undefined;
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void pay(getToken);
  };

  return (
    <form className="form" method="post" noValidate onSubmit={onSubmit}>
      <PaymentElement
        options={OPTIONS}
        onReady={() => setReady(true)}
        onLoadError={() => setError(NOT_LOADED)}
        onChange={() => setError(undefined)}
      />
      {error && (
        <Alert>
          <p>{error}</p>
        </Alert>
      )}
      <ActionButton type="submit" pending={pending} disabled={!ready} pendingLabel="Paying…">
        {payLabel}
      </ActionButton>
    </form>
  );
};
