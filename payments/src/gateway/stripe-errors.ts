import { logger } from '@ticketing/common';
import Stripe from 'stripe';
import type { Declined } from './gateway';

const { StripeAPIError, StripeCardError, StripeError, StripeInvalidRequestError } = Stripe.errors;

/** Codes by which Stripe says that the buyer would have to authenticate with their bank. */
const AUTHENTICATION_CODES = new Set([
  'authentication_required',
  'payment_intent_action_required',
  'payment_intent_authentication_failure',
]);

/** The fields of a card error that we use: of an exception, or of the intent's last error. */
interface CardError {
  code?: string;
  decline_code?: string;
  message?: string;
  charge?: string | { id: string };
  payment_method?: { id: string };
}

/** Whether it is a matter of the buyer's authentication, which is no decline of the card. */
export const isAboutAuthentication = ({ code, decline_code: declineCode }: CardError): boolean =>
  AUTHENTICATION_CODES.has(code ?? '') || AUTHENTICATION_CODES.has(declineCode ?? '');

export const declineOf = (error: CardError): Declined => ({
  kind: 'declined',
  // An exception of the library has '' for a decline code that Stripe did not give.
  code: error.decline_code || error.code || 'card_declined',
  message: error.message || 'Your card was declined.',
  reference:
    (typeof error.charge === 'string' ? error.charge : error.charge?.id) ??
    error.payment_method?.id ??
    null,
});

export const isCardError = (error: unknown): error is Error & CardError =>
  error instanceof StripeCardError;

/** Whether Stripe says that the intent is not in a state for what was asked. */
export const isUnexpectedState = (error: unknown): boolean =>
  error instanceof StripeInvalidRequestError && error.code === 'payment_intent_unexpected_state';

/** Whether Stripe says that the request itself is wrong, and not that the intent is unknown. */
export const isInvalidRequest = (error: unknown): error is Error & { param?: string } =>
  error instanceof StripeInvalidRequestError && error.param !== 'intent';

/** Whether Stripe repeats an inner failure that it keeps under the idempotency key. */
export const isKeptFailure = (error: unknown): boolean =>
  error instanceof StripeAPIError && error.headers?.['idempotent-replayed'] === 'true';

/**
 * Logs why there is no answer to go by. Only what names the problem: the error itself carries the
 * request and the card.
 */
export const logUnanswered = (call: string, error: unknown): void => {
  const { name, message } = error as Error;
  if (!(error instanceof StripeError)) return logger.error({ call, name, message }, 'Call failed');
  const { type, code, statusCode, requestId } = error;
  logger.warn({ call, stripe: { type, code, statusCode, requestId } }, 'No answer from Stripe');
};
