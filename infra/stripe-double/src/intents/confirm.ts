import type Stripe from 'stripe';
import { ApiError, invalidRequest, unexpectedState } from '../http/api-error';
import type { Memory, StoredIntent, StoredMethod } from '../memory';
import { createCharge, dispute } from '../objects/charge';
import { spendConfirmationToken } from '../objects/confirmation-token';
import { methodOf } from '../objects/payment-method';
import { take } from './capture';

export interface Confirmation {
  payment_method?: string;
  confirmation_token?: string;
  error_on_requires_action?: boolean;
  return_url?: string;
  receipt_email?: string;
}

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
const DOCS = 'https://docs.stripe.com/error-codes';

/** POST /v1/payment_intents/:id/confirm */
export const confirmIntent = (memory: Memory, stored: StoredIntent, given: Confirmation): void => {
  const { object: intent } = stored;
  checkState(intent, given);
  const method = chosenMethod(memory, intent, given);
  const methods = intent.automatic_payment_methods;
  if (methods?.enabled && methods.allow_redirects !== 'never' && !given.return_url)
    throw invalidRequest(
      'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. ' +
        'Because some of these payment methods might redirect your customer off of your page, ' +
        'you must provide a `return_url`.',
      'return_url',
    );
  if (given.receipt_email) intent.receipt_email = given.receipt_email;
  intent.last_payment_error = null;
  intent.payment_method = method.object.id;
  stored.challenged = undefined;
  intent.next_action = null;
  if (!method.card.isChallenged) return ask(memory, stored, method);
  if (given.error_on_requires_action) return refuseToWait(memory, intent, method);
  stored.challenged = method;
  intent.status = 'requires_action';
  intent.next_action = challengeOf(given.return_url);
  memory.emit('payment_intent.requires_action', intent);
};

const checkState = (intent: Stripe.PaymentIntent, given: Confirmation): void => {
  if (intent.status === 'succeeded')
    throw unexpectedState(
      'You cannot confirm this PaymentIntent because it has already succeeded after being ' +
        'previously confirmed.',
      intent,
    );
  if (!CONFIRMABLE.includes(intent.status))
    throw unexpectedState(
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a ` +
        'PaymentIntent with one of the following statuses may be confirmed: ' +
        'requires_confirmation, requires_action.',
      intent,
    );
  if (!given.payment_method && !given.confirmation_token && !intent.payment_method)
    throw unexpectedState(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can " +
        'either update the PaymentIntent with a payment method and then confirm it again, or ' +
        'confirm it again directly with a payment method or ConfirmationToken.',
      intent,
    );
};

const chosenMethod = (
  memory: Memory,
  intent: Stripe.PaymentIntent,
  { payment_method: id, confirmation_token: token }: Confirmation,
): StoredMethod => {
  if (id && token)
    throw invalidRequest(
      'You may only specify one of these parameters: payment_method, confirmation_token.',
    );
  return token
    ? spendConfirmationToken(memory, token, intent)
    : methodOf(memory, id ?? String(intent.payment_method));
};

const challengeOf = (returnUrl: string | undefined): Stripe.PaymentIntent.NextAction =>
  returnUrl
    ? {
        type: 'redirect_to_url',
        redirect_to_url: { return_url: returnUrl, url: 'https://hooks.stripe.com/3d_secure_2' },
      }
    : ({ type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect' } } as never);

/** Asks the card's issuer. @throws ApiError when it declines */
export const ask = (memory: Memory, stored: StoredIntent, method: StoredMethod): void => {
  const { object: intent } = stored;
  const charge = createCharge(memory, stored, method);
  if (method.card.code) throw declined(memory, intent, method, charge);
  method.isUsed = true;
  intent.amount_capturable = intent.amount;
  intent.status = 'requires_capture';
  stored.lapsesAt = Date.now() + memory.holdMs;
  memory.move('authorized', intent, intent.amount);
  if (intent.capture_method !== 'manual') {
    take(memory, stored, intent.amount);
    if (method.card.isDisputed) dispute(memory, intent);
    return;
  }
  memory.emit('payment_intent.amount_capturable_updated', intent);
};

/** Back to where another card may be tried, with what went wrong. */
export const fail = (
  memory: Memory,
  intent: Stripe.PaymentIntent,
  error: Omit<Stripe.PaymentIntent.LastPaymentError, 'payment_method'>,
  method: StoredMethod,
): void => {
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_payment_error = { ...error, payment_method: method.object };
  memory.emit('payment_intent.payment_failed', intent);
};

const declined = (
  memory: Memory,
  intent: Stripe.PaymentIntent,
  method: StoredMethod,
  charge?: Stripe.Charge,
): ApiError => {
  const { code, declineCode, message = '' } = method.card;
  const error = {
    type: 'card_error' as const,
    code,
    ...(declineCode && { decline_code: declineCode }),
    ...(charge && { charge: charge.id }),
    message,
    doc_url: `${DOCS}#${code?.replaceAll('_', '-')}`,
  };
  fail(memory, intent, error as Stripe.PaymentIntent.LastPaymentError, method);
  return new ApiError(
    402,
    { ...error, payment_intent: structuredClone(intent), payment_method: method.object },
    true,
  );
};

const refuseToWait = (
  memory: Memory,
  intent: Stripe.PaymentIntent,
  method: StoredMethod,
): never => {
  const card = {
    code: 'authentication_required',
    declineCode: 'authentication_not_handled',
    message:
      'This payment required an authentication action to complete, but ' +
      '`error_on_requires_action` was set.',
  };
  throw declined(memory, intent, { ...method, card });
};
