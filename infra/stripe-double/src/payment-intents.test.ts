import type Stripe from 'stripe';
import { startStripeDouble, type StripeDouble } from './index';
import { CENTS, clientOf, errorOf, intentOf } from './testing/client';

let double: StripeDouble;
let stripe: Stripe;
beforeAll(async () => {
  double = await startStripeDouble();
  stripe = clientOf(double.url);
});
afterAll(() => double.stop());

let orders = 0;
const create = () => stripe.paymentIntents.create(intentOf(`order ${++orders}`));
const authorize = async () => {
  const { id } = await create();
  return stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
};
const book = () => double.books().get(`order ${orders}`);

const unexpectedState = {
  type: 'StripeInvalidRequestError',
  statusCode: 400,
  code: 'payment_intent_unexpected_state',
};

describe('a PaymentIntent', () => {
  it('is authorized, captured and refunded', async () => {
    const created = await create();
    expect(created).toMatchObject({ status: 'requires_payment_method', latest_charge: null });
    const confirmed = await stripe.paymentIntents.confirm(created.id, {
      payment_method: 'pm_card_visa',
      expand: ['latest_charge'],
    });
    expect(confirmed).toMatchObject({
      status: 'requires_capture',
      amount_capturable: CENTS,
      latest_charge: { object: 'charge', captured: false, status: 'succeeded' },
    });
    expect(book()).toMatchObject({ authorized: CENTS, captured: 0 });
    expect(await stripe.paymentIntents.capture(created.id)).toMatchObject({
      status: 'succeeded',
      amount_received: CENTS,
      amount_capturable: 0,
    });
    const refund = await stripe.refunds.create({ payment_intent: created.id });
    expect(refund).toMatchObject({ status: 'succeeded', amount: CENTS });
    const again = await errorOf(stripe.refunds.create({ payment_intent: created.id }));
    expect(again).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' });
    expect((await stripe.refunds.list({ payment_intent: created.id })).data).toEqual([
      expect.objectContaining({ id: refund.id }),
    ]);
    expect(await stripe.charges.retrieve(String(refund.charge))).toMatchObject({
      refunded: true,
      amount_refunded: CENTS,
    });
    expect(book()).toMatchObject({
      ...{ authorized: 0, captured: CENTS, refunded: CENTS, captures: 1, mostLive: 1 },
      intents: [{ id: created.id, status: 'succeeded', amount: CENTS }],
    });
  });

  it('gives up its authorization', async () => {
    const { id } = await authorize();
    expect(await stripe.paymentIntents.cancel(id)).toMatchObject({ status: 'canceled' });
    expect(book()).toMatchObject({ authorized: 0, captured: 0, refunded: 0 });
    for (const call of [
      stripe.paymentIntents.capture(id),
      stripe.paymentIntents.cancel(id),
      stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    ])
      expect(await errorOf(call)).toMatchObject(unexpectedState);
    expect(await errorOf(stripe.refunds.create({ payment_intent: id }))).toMatchObject({
      statusCode: 400,
      param: 'payment_intent',
    });
  });

  it('is confirmed and captured once', async () => {
    const { id } = await authorize();
    const confirm = () => stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(await errorOf(confirm())).toMatchObject(unexpectedState);
    await stripe.paymentIntents.capture(id);
    expect(await errorOf(stripe.paymentIntents.capture(id))).toMatchObject(unexpectedState);
    expect(await errorOf(stripe.paymentIntents.cancel(id))).toMatchObject(unexpectedState);
    expect(await errorOf(confirm())).toMatchObject(unexpectedState);
    expect(book()).toMatchObject({ captures: 1, captured: CENTS });
  });

  it('loses an authorization that nobody captured in time', async () => {
    const { id } = await authorize();
    double.lapse(id);
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
    });
    expect(await errorOf(stripe.paymentIntents.capture(id))).toMatchObject(unexpectedState);
    expect(book()).toMatchObject({ authorized: 0 });
  });

  it('is captured in part, and the rest is released', async () => {
    const { id } = await authorize();
    const tooMuch = stripe.paymentIntents.capture(id, { amount_to_capture: CENTS + 1 });
    expect(await errorOf(tooMuch)).toMatchObject({ code: 'amount_too_large' });
    await stripe.paymentIntents.capture(id, { amount_to_capture: 1000 });
    expect(book()).toMatchObject({ authorized: 0, captured: 1000 });
  });

  it('is found among others, newest first, page by page', async () => {
    const ids = [(await create()).id, (await create()).id, (await create()).id].reverse();
    const created = { gte: Math.floor(Date.now() / 1000) - 60 };
    const first = await stripe.paymentIntents.list({ limit: 2, created });
    expect([first.data.map(({ id }) => id), first.has_more]).toEqual([ids.slice(0, 2), true]);
    const next = await stripe.paymentIntents.list({ limit: 1, starting_after: ids[1], created });
    expect(next.data.map(({ id }) => id)).toEqual(ids.slice(2));
    const none = await stripe.paymentIntents.list({ created: { gt: created.gte + 3600 } });
    expect(none.data).toEqual([]);
  });
});

describe('an authorization with a time of its own', () => {
  it('lapses by itself', async () => {
    const brief = await startStripeDouble({ holdSeconds: 0 });
    const { paymentIntents } = clientOf(brief.url);
    const { id } = await paymentIntents.create(intentOf('brief'));
    await paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(await paymentIntents.retrieve(id)).toMatchObject({ status: 'canceled' });
    await brief.stop();
  });
});

describe('requests that are wrong', () => {
  const given = intentOf('wrong');
  it.each<[string, object, object]>([
    ['an unknown parameter', { ...given, amont: 3 }, { code: 'parameter_unknown', param: 'amont' }],
    ['no amount', { ...given, amount: undefined }, { code: 'parameter_missing', param: 'amount' }],
    ['an amount with cents', { ...given, amount: 19.99 }, { code: 'parameter_invalid_integer' }],
    ['too small an amount', { ...given, amount: 49 }, { code: 'amount_too_small' }],
    ['too large an amount', { ...given, amount: 100_000_000 }, { code: 'amount_too_large' }],
    ['a suffix without letters', { ...given, statement_descriptor_suffix: '123' }, {}],
    ['an address that is none', { ...given, receipt_email: 'me' }, { param: 'receipt_email' }],
  ])('%s', async (_name, params, expected) => {
    const call = stripe.paymentIntents.create(params as Stripe.PaymentIntentCreateParams);
    expect(await errorOf(call)).toMatchObject({
      type: 'StripeInvalidRequestError',
      statusCode: 400,
      requestId: expect.stringMatching(/^req_/),
      ...expected,
    });
  });

  it('of what there is not', async () => {
    const { id } = await create();
    const { paymentIntents, charges } = stripe;
    expect(await errorOf(paymentIntents.retrieve('pi_none'))).toMatchObject({
      ...{ statusCode: 404, code: 'resource_missing', param: 'intent' },
    });
    expect(await errorOf(charges.retrieve('ch_none'))).toMatchObject({ statusCode: 404 });
    const unknownCard = paymentIntents.confirm(id, { payment_method: 'pm_none' });
    expect(await errorOf(unknownCard)).toMatchObject({
      ...{ statusCode: 400, code: 'resource_missing', param: 'payment_method' },
    });
    expect(await errorOf(stripe.customers.list())).toMatchObject({ statusCode: 404 });
  });

  it('of somebody without a key', async () => {
    for (const key of ['sk_live_1', 'pk_test_1'])
      expect(await errorOf(clientOf(double.url, 0, key).refunds.list())).toMatchObject({
        type: 'StripeAuthenticationError',
      });
  });
});
