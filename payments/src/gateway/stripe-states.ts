import type Stripe from 'stripe';
import { UNKNOWN, type ConfirmResult, type IntentState, type Refund } from './gateway';
import { declineOf, isAboutAuthentication } from './stripe-errors';

/** What the charge says is in no other place. */
export const WITH_CHARGE = { expand: ['latest_charge'] };

export const chargeOf = ({
  latest_charge: charge,
}: Stripe.PaymentIntent): Stripe.Charge | undefined =>
  charge !== null && typeof charge === 'object' ? charge : undefined;

const captureBefore = (charge: Stripe.Charge | undefined): Date | null => {
  const seconds = charge?.payment_method_details?.card?.capture_before;
  return seconds ? new Date(seconds * 1000) : null;
};

/** What an intent, with its charge and its refunds, says. */
export const stateOf = (intent: Stripe.PaymentIntent, refunds: Refund[] = []): IntentState => {
  const charge = chargeOf(intent);
  switch (intent.status) {
    case 'requires_capture':
      return { kind: 'authorized', captureBefore: captureBefore(charge) };
    case 'succeeded': {
      const isDisputed = charge?.disputed ?? false;
      return { kind: 'captured', cents: intent.amount_received, refunds, isDisputed };
    }
    case 'canceled':
      return { kind: 'canceled', wasHeld: charge?.status === 'succeeded' };
    case 'requires_action':
      return intent.client_secret === null
        ? UNKNOWN
        : { kind: 'requires_action', clientSecret: intent.client_secret };
    case 'processing':
      return UNKNOWN;
    default: {
      const error = intent.last_payment_error;
      const isDecline = error?.type === 'card_error' && !isAboutAuthentication(error);
      return { kind: 'open', lastDecline: isDecline ? declineOf(error) : null };
    }
  }
};

/** The same, as the answer to a confirmation: an intent that is open again was declined. */
export const confirmed = (intent: Stripe.PaymentIntent): ConfirmResult => {
  const state = stateOf(intent);
  return state.kind === 'open' ? (state.lastDecline ?? UNKNOWN) : state;
};

const COUNTED = ['succeeded', 'pending'];

/** Those that gave money back, or are about to; oldest first. */
export const refundsOf = (list: Stripe.Refund[]): Refund[] =>
  list
    .filter(({ status }) => COUNTED.includes(status ?? ''))
    .map(({ id, amount }) => ({ id, cents: amount }))
    .reverse();
