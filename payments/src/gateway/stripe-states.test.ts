import type Stripe from 'stripe';
import { confirmed, refundsOf, stateOf } from './stripe-states';

const charge = (given: object = {}) => ({ status: 'succeeded', disputed: false, ...given });
const intent = (status: string, given: object = {}) =>
  ({
    id: 'pi_1',
    status,
    amount_received: 0,
    client_secret: 'pi_1_secret_2',
    last_payment_error: null,
    latest_charge: null,
    ...given,
  }) as unknown as Stripe.PaymentIntent;

const cardError = {
  type: 'card_error',
  code: 'card_declined',
  decline_code: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
  charge: 'ch_1',
};
const decline = {
  kind: 'declined',
  code: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
  reference: 'ch_1',
};
const UNKNOWN = { kind: 'unknown' };
const open = (lastDecline: object | null = null) => ({ kind: 'open', lastDecline });

describe('the state of a PaymentIntent', () => {
  it.each<[string, object, object]>([
    ['requires_capture', {}, { kind: 'authorized', captureBefore: null }],
    [
      'requires_capture',
      { latest_charge: charge({ payment_method_details: { card: { capture_before: 86_400 } } }) },
      { kind: 'authorized', captureBefore: new Date('1970-01-02T00:00:00Z') },
    ],
    [
      'succeeded',
      { amount_received: 1999, latest_charge: charge({ disputed: true }) },
      { kind: 'captured', cents: 1999, refunds: [], isDisputed: true },
    ],
    ['canceled', {}, { kind: 'canceled', wasHeld: false }],
    ['canceled', { latest_charge: charge() }, { kind: 'canceled', wasHeld: true }],
    [
      'canceled',
      { latest_charge: charge({ status: 'failed' }) },
      { kind: 'canceled', wasHeld: false },
    ],
    ['requires_action', {}, { kind: 'requires_action', clientSecret: 'pi_1_secret_2' }],
    ['requires_action', { client_secret: null }, UNKNOWN],
    ['processing', {}, UNKNOWN],
    ['requires_payment_method', {}, open()],
    ['requires_payment_method', { last_payment_error: cardError }, open(decline)],
    [
      'requires_payment_method',
      { last_payment_error: { ...cardError, decline_code: undefined, charge: { id: 'ch_2' } } },
      open({ ...decline, code: 'card_declined', reference: 'ch_2' }),
    ],
    [
      'requires_payment_method',
      {
        last_payment_error: {
          type: 'invalid_request_error',
          code: 'payment_intent_authentication_failure',
        },
      },
      open(),
    ],
    [
      'requires_payment_method',
      { last_payment_error: { type: 'card_error', code: 'authentication_required' } },
      open(),
    ],
    ['requires_payment_method', { last_payment_error: { type: 'api_error' } }, open()],
  ])('%s %j', (status, given, expected) => {
    expect(stateOf(intent(status, given))).toEqual(expected);
  });

  it('after a confirmation: an open one was declined, or nobody knows', () => {
    const declined = intent('requires_payment_method', { last_payment_error: cardError });
    expect(confirmed(declined)).toEqual(decline);
    expect(confirmed(intent('requires_payment_method'))).toEqual(UNKNOWN);
  });

  it('counts refunds that gave money back or are about to, oldest first', () => {
    const refunds = ['succeeded', 'failed', 'pending', 'canceled', null].map((status, n) => ({
      id: `re_${n}`,
      amount: n + 1,
      status,
    }));
    expect(refundsOf(refunds as Stripe.Refund[])).toEqual([
      { id: 're_2', cents: 3 },
      { id: 're_0', cents: 1 },
    ]);
  });
});
