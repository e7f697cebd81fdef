import { FakeStripe, type StripeAnswer } from '../testing/fake-stripe';
import type { Gateway } from './gateway';
import { stripeGateway } from './stripe';

const stripe = new FakeStripe();
let gateway: Gateway;
beforeAll(async () => {
  gateway = stripeGateway('sk_test_123', await stripe.start());
});
afterAll(() => stripe.stop());
beforeEach(() => stripe.reset());

const CREATE = 'POST /v1/payment_intents';
const RETRIEVE = 'GET /v1/payment_intents/pi_1';
const CONFIRM = 'POST /v1/payment_intents/pi_1/confirm';
const CAPTURE = 'POST /v1/payment_intents/pi_1/capture';
const CANCEL = 'POST /v1/payment_intents/pi_1/cancel';
const METHOD = 'POST /v1/payment_methods';

const intent = (status: string, more: object = {}): StripeAnswer => ({
  body: { id: 'pi_1', object: 'payment_intent', status, last_payment_error: null, ...more },
});
const failure = (status: number, error: object): StripeAnswer => ({ status, body: { error } });
const broken = failure(500, { type: 'api_error', message: 'Sorry' });
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
const unexpectedState = failure(400, {
  type: 'invalid_request_error',
  code: 'payment_intent_unexpected_state',
});
const UNKNOWN = { kind: 'unknown' };

describe('create', () => {
  const given = {
    amountCents: 1999,
    orderId: 'order',
    ticketId: 'ticket',
    idempotencyKey: 'order:1',
  };

  it('asks for an unconfirmed intent that is captured later', async () => {
    stripe.answer(CREATE, intent('requires_payment_method'));
    expect(await gateway.create(given)).toEqual({ kind: 'created', intentId: 'pi_1' });
    expect(stripe.requests).toEqual([
      {
        method: 'POST',
        path: '/v1/payment_intents',
        form: {
          amount: '1999',
          currency: 'usd',
          capture_method: 'manual',
          'automatic_payment_methods[enabled]': 'true',
          'automatic_payment_methods[allow_redirects]': 'never',
          'metadata[orderId]': 'order',
          'metadata[ticketId]': 'ticket',
        },
        key: 'order:1',
        authorization: 'Bearer sk_test_123',
      },
    ]);
  });

  it('tries again by the same key when Stripe breaks, once', async () => {
    stripe.answer(CREATE, broken, intent('requires_payment_method'));
    expect(await gateway.create(given)).toMatchObject({ kind: 'created' });
    expect(stripe.requests.map(({ key }) => key)).toEqual(['order:1', 'order:1']);
    stripe.answer(CREATE, broken);
    expect(await gateway.create(given)).toEqual(UNKNOWN);
    expect(stripe.requests).toHaveLength(4);
  });

  it.each<[string, StripeAnswer]>([
    ['a wrong key', failure(401, { type: 'invalid_request_error' })],
    ['too many requests', failure(429, { type: 'rate_limit_error', code: 'rate_limit' })],
    ['a cut connection', 'cuts'],
    ['an amount that is refused', failure(400, { type: 'invalid_request_error' })],
  ])('is unknown after %s', async (_name, answer) => {
    stripe.answer(CREATE, answer);
    expect(await gateway.create(given)).toEqual(UNKNOWN);
  });
});

describe('confirm', () => {
  it.each([
    ['pm_card_visa', { payment_method: 'pm_card_visa' }],
    ['ctoken_1', { confirmation_token: 'ctoken_1' }],
  ])('sends %s, refusing to wait for the bank', async (token, form) => {
    stripe.answer(CONFIRM, intent('requires_capture'));
    expect(await gateway.confirm('pi_1', token, 'attempt')).toEqual({ kind: 'authorized' });
    expect(stripe.requests).toMatchObject([
      { form: { ...form, error_on_requires_action: 'true' }, key: 'attempt' },
    ]);
    expect(Object.keys(stripe.requests[0]!.form)).toHaveLength(2);
  });

  it('makes a payment method of a card token first', async () => {
    stripe.answer(METHOD, { body: { id: 'pm_1', object: 'payment_method' } });
    stripe.answer(CONFIRM, intent('requires_capture'));
    expect(await gateway.confirm('pi_1', 'tok_visa', 'a')).toEqual({ kind: 'authorized' });
    expect(stripe.requests).toMatchObject([
      { form: { type: 'card', 'card[token]': 'tok_visa' }, key: 'a:method' },
      { form: { payment_method: 'pm_1', error_on_requires_action: 'true' }, key: 'a' },
    ]);
  });

  it.each<[string, object]>([
    ['requires_capture', { kind: 'authorized' }],
    ['succeeded', { kind: 'captured' }],
    ['canceled', { kind: 'canceled' }],
    ['requires_action', { kind: 'requires_action' }],
    ['processing', UNKNOWN],
    ['requires_payment_method', UNKNOWN],
  ])('reads the status %s', async (status, expected) => {
    stripe.answer(CONFIRM, intent(status));
    expect(await gateway.confirm('pi_1', 'pm_1', 'a')).toEqual(expected);
  });

  it.each<[string, StripeAnswer, object]>([
    ['a decline', failure(402, cardError), decline],
    [
      'a card error without a decline code',
      failure(402, { ...cardError, decline_code: undefined, code: 'expired_card' }),
      { ...decline, code: 'expired_card' },
    ],
    [
      'a card that must be authenticated',
      failure(402, { type: 'card_error', code: 'authentication_required', charge: 'ch_1' }),
      { kind: 'requires_action' },
    ],
    [
      'an unknown token',
      failure(400, {
        type: 'invalid_request_error',
        code: 'resource_missing',
        param: 'payment_method',
        message: "No such PaymentMethod: 'pm_1'",
      }),
      { kind: 'invalid_token', message: "No such PaymentMethod: 'pm_1'" },
    ],
    [
      'an unknown intent',
      failure(404, { type: 'invalid_request_error', code: 'resource_missing', param: 'intent' }),
      UNKNOWN,
    ],
    ['a key used otherwise', failure(400, { type: 'idempotency_error' }), UNKNOWN],
    ['a broken Stripe', broken, UNKNOWN],
    ['a cut connection', 'cuts', UNKNOWN],
    ['nonsense', { status: 502, body: {} }, UNKNOWN],
  ])('reads %s', async (_name, answer, expected) => {
    stripe.answer(CONFIRM, answer);
    expect(await gateway.confirm('pi_1', 'pm_1', 'a')).toEqual(expected);
  });

  it.each<[string, object]>([
    ['requires_capture', { kind: 'authorized' }],
    ['canceled', { kind: 'canceled' }],
    ['requires_action', UNKNOWN],
  ])('looks when Stripe says that it cannot: %s', async (status, expected) => {
    stripe.answer(CONFIRM, unexpectedState);
    stripe.answer(RETRIEVE, intent(status));
    expect(await gateway.confirm('pi_1', 'pm_1', 'a')).toEqual(expected);
  });

  it('does not wait for ever', async () => {
    stripe.answer(CONFIRM, 'hangs');
    const start = Date.now();
    expect(await gateway.confirm('pi_1', 'pm_1', 'a')).toEqual(UNKNOWN);
    expect(Date.now() - start).toBeLessThan(15_000);
    expect(stripe.requests.map(({ key }) => key)).toEqual(['a', 'a']);
  });
});

describe('retrieve', () => {
  it.each<[string, object, object]>([
    ['requires_capture', {}, { kind: 'authorized' }],
    ['succeeded', {}, { kind: 'captured' }],
    ['canceled', {}, { kind: 'canceled' }],
    ['processing', {}, UNKNOWN],
    ['requires_payment_method', {}, { kind: 'open', lastDecline: null }],
    ['requires_action', {}, { kind: 'open', lastDecline: null }],
    [
      'requires_payment_method',
      { last_payment_error: cardError },
      { kind: 'open', lastDecline: decline },
    ],
    [
      'requires_payment_method',
      { last_payment_error: { type: 'card_error', code: 'authentication_required' } },
      { kind: 'open', lastDecline: null },
    ],
    [
      'requires_payment_method',
      { last_payment_error: { type: 'api_error' } },
      { kind: 'open', lastDecline: null },
    ],
  ])('reads %s %j', async (status, more, expected) => {
    stripe.answer(RETRIEVE, intent(status, more));
    expect(await gateway.retrieve('pi_1')).toEqual(expected);
  });

  it('is unknown when Stripe is broken', async () => {
    stripe.answer(RETRIEVE, broken);
    expect(await gateway.retrieve('pi_1')).toEqual(UNKNOWN);
  });
});

describe('capture', () => {
  it('takes the whole amount', async () => {
    stripe.answer(CAPTURE, intent('succeeded'));
    expect(await gateway.capture('pi_1', 'c')).toEqual({ kind: 'captured' });
    expect(stripe.requests).toMatchObject([{ form: {}, key: 'c' }]);
  });

  it.each<[string, StripeAnswer, string, string]>([
    ['was captured before', unexpectedState, 'succeeded', 'captured'],
    ['was cancelled', unexpectedState, 'canceled', 'refused'],
    ['can wait', failure(400, { type: 'invalid_request_error' }), 'requires_capture', 'unknown'],
    ['is refused', failure(402, cardError), 'requires_capture', 'refused'],
    ['is not answered', broken, 'requires_capture', 'unknown'],
    ['is too many', failure(429, { type: 'rate_limit_error' }), 'requires_capture', 'unknown'],
  ])('one that %s', async (_name, answer, status, kind) => {
    stripe.answer(CAPTURE, answer);
    stripe.answer(RETRIEVE, intent(status));
    expect(await gateway.capture('pi_1', 'c')).toMatchObject({ kind });
  });
});

describe('cancel', () => {
  it('closes the intent', async () => {
    stripe.answer(CANCEL, intent('canceled'));
    expect(await gateway.cancel('pi_1')).toEqual({ kind: 'canceled' });
  });

  it.each<[string, StripeAnswer, string, string]>([
    ['was cancelled before', unexpectedState, 'canceled', 'canceled'],
    ['was captured', unexpectedState, 'succeeded', 'captured'],
    ['is under way', unexpectedState, 'processing', 'unknown'],
    ['is not answered', 'cuts', 'requires_capture', 'unknown'],
  ])('one that %s', async (_name, answer, status, kind) => {
    stripe.answer(CANCEL, answer);
    stripe.answer(RETRIEVE, intent(status));
    expect(await gateway.cancel('pi_1')).toEqual({ kind });
  });
});
