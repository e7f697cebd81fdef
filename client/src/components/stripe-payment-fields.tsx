'use client';

import { useTexts } from '#texts';
import { PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import { type FormEvent, useState } from 'react';
import { ActionButton } from './ui/action-button';
import { Alert } from './ui/alert';
import type { CardFormProps } from './payment-section';

/** Cards come first, whatever else the Dashboard allows. */
const OPTIONS = { paymentMethodOrder: ['card'] };

/** Stripe's Payment Element; pays with the confirmation token that it gives. */
export const StripePaymentFields = ({ pay, pending, payLabel }: CardFormProps) => {
  const t = useTexts('payment');
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
    if (made.error) setError(made.error.message ?? t('unusable'));
    return 'confirmationToken' in made ? made.confirmationToken?.id : undefined;
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void pay(getToken);
  };

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      {/* The room of the skeleton before it. */}
      <div className="min-h-64">
        <PaymentElement
          options={OPTIONS}
          onReady={() => setReady(true)}
          onLoadError={() => setError(t('notLoaded'))}
          onChange={() => setError(undefined)}
        />
      </div>
      {error && (
        <Alert>
          <p>{error}</p>
        </Alert>
      )}
      <ActionButton
        type="submit"
        size="large"
        wide
        pending={pending}
        disabled={!ready}
        pendingLabel={t('paying')}
      >
        {payLabel}
      </ActionButton>
    </form>
  );
};
