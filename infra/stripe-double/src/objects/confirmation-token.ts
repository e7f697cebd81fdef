import type Stripe from 'stripe';
import { invalidRequest, missing } from '../http/api-error';
import type { Memory, StoredMethod } from '../memory';
import { newId, seconds } from './ids';
import { methodOf } from './payment-method';

const HOURS_VALID = 12;

/** As the Payment Element makes one in the buyer's browser; here of a test payment method. */
export const createConfirmationToken = (
  memory: Memory,
  paymentMethod: string,
): Stripe.ConfirmationToken => {
  const { object: method } = methodOf(memory, paymentMethod);
  const object = {
    id: newId('ctoken'),
    object: 'confirmation_token',
    created: seconds(),
    expires_at: seconds() + HOURS_VALID * 3600,
    livemode: false,
    mandate_data: null,
    metadata: null,
    payment_intent: null,
    payment_method_options: null,
    payment_method_preview: {
      billing_details: method.billing_details,
      card: method.card,
      customer: null,
      customer_account: null,
      type: 'card',
    } as unknown as Stripe.ConfirmationToken.PaymentMethodPreview,
    return_url: null,
    setup_future_usage: null,
    setup_intent: null,
    shipping: null,
    use_stripe_sdk: true,
  } satisfies Stripe.ConfirmationToken;
  memory.tokens.set(object.id, { object, methodId: method.id });
  return object;
};

/** The payment method in a confirmation token, which can be used once. */
export const spendConfirmationToken = (
  memory: Memory,
  id: string,
  intent: Stripe.PaymentIntent,
): StoredMethod => {
  const stored = memory.tokens.get(id);
  if (!stored) throw missing('confirmation_token', id, 'confirmation_token', 400);
  if (stored.object.payment_intent)
    throw invalidRequest(
      `The provided ConfirmationToken (${id}) has already been used to confirm a PaymentIntent.`,
      'confirmation_token',
    );
  stored.object.payment_intent = intent.id;
  return methodOf(memory, stored.methodId);
};
