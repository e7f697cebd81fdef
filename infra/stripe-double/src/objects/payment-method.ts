import type Stripe from 'stripe';
import { invalidRequest, missing } from '../http/api-error';
import type { Memory, StoredMethod } from '../memory';
import { testCard } from '../test-cards';
import { newId, seconds } from './ids';

const CARD_YEARS = 3;

const noDetails: Stripe.PaymentMethod.BillingDetails = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};

/** A card payment method of a test token. @throws ApiError for one that there is not */
export const createMethod = (memory: Memory, token: string, param: string): StoredMethod => {
  const card = testCard(token);
  if (!card)
    throw missing(param === 'payment_method' ? 'PaymentMethod' : 'token', token, param, 400);
  const object = {
    id: newId('pm'),
    object: 'payment_method',
    billing_details: noDetails,
    card: {
      brand: 'visa',
      country: 'US',
      exp_month: 12,
      exp_year: new Date().getFullYear() + CARD_YEARS,
      funding: 'credit',
      last4: '4242',
    },
    created: seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  } as unknown as Stripe.PaymentMethod;
  const stored = { object, card, isUsed: false };
  memory.methods.set(object.id, stored);
  return stored;
};

/** The payment method that `payment_method` names: a stored one, or a new one of a test card. */
export const methodOf = (memory: Memory, id: string): StoredMethod => {
  const stored = memory.methods.get(id);
  if (!stored) return createMethod(memory, id, 'payment_method');
  if (stored.isUsed)
    throw invalidRequest(
      'The provided PaymentMethod was previously used with a PaymentIntent without Customer ' +
        'attachment, shared with a connected account without Customer attachment, or was ' +
        'detached from a Customer. It may not be used again. To use a PaymentMethod multiple ' +
        'times, you must attach it to a Customer first.',
      'payment_method',
      'payment_method_invalid_parameter',
    );
  return stored;
};
