import { OrderCancelled } from '@ticketing/common';
import { eventually, newId, testService } from '@ticketing/common/testing';
import { startStripeDouble, type StripeDouble } from '@ticketing/stripe-double';
import { Payment } from '../models/payment';
import { keptCents } from '../models/payment-state';
import { service } from '../service';
import { paymentSteps, WEBHOOK_SECRET } from '../testing/payments-kit';

const KEY = 'sk_test_123';

let stripe: StripeDouble;
let kit: Awaited<ReturnType<typeof testService>> & ReturnType<typeof paymentSteps>;
beforeAll(async () => {
  stripe = await startStripeDouble();
  const running = await testService(service, {
    STRIPE_KEY: KEY,
    STRIPE_API_BASE: stripe.url,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  } as never);
  kit = { ...running, ...paymentSteps(running) };
  stripe.setWebhook({ url: `${kit.url}/api/payments/webhook`, secret: WEBHOOK_SECRET });
});
afterAll(async () => {
  await kit.stop();
  await stripe.stop();
});
beforeEach(() => stripe.faults.clear());

const becomes = (id: string, status: string) =>
  eventually(async () => {
    const payment = await kit.stored(id);
    expect(payment).toMatchObject({ status });
    return payment;
  });
const bookOf = (id: string) => stripe.books().get(id)!;

const givenCaptured = async (token?: string) => {
  const given = await kit.givenOrder();
  await kit.pay(given.order.id, given.cookie, token).expect(201);
  await kit.complete(given.order);
  await becomes(given.order.id, 'captured');
  return given;
};

/** What somebody does in Stripe's dashboard. */
const inDashboard = async (path: string, params: Record<string, string> = {}) => {
  const response = await fetch(`${stripe.url}/v1/${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${KEY}` },
    body: new URLSearchParams(params),
  });
  expect(response.status).toBe(200);
};

describe('what others do at Stripe is taken over when a webhook hints at it', () => {
  it('the bank’s approval', async () => {
    const given = await kit.givenOrder();
    const { body } = await kit
      .pay(given.order.id, given.cookie, 'pm_card_threeDSecure2Required')
      .expect(202);
    stripe.answerChallenge((body as { clientSecret: string }).clientSecret, true);
    await becomes(given.order.id, 'authorized');
  });

  it('a full refund', async () => {
    const { order } = await givenCaptured();
    const { paymentIntentId } = await kit.stored(order.id);
    await inDashboard('refunds', { payment_intent: paymentIntentId! });
    const { ledger } = await becomes(order.id, 'refunded');
    expect(ledger.at(-1)).toMatchObject({ kind: 'refunded', cents: 2000 });
    expect(ledger.at(-1)!.stripeId).toMatch(/^re_/);
  });

  it('a partial refund: the ledger is honest, and the rest goes back with the order', async () => {
    const { order } = await givenCaptured();
    const { paymentIntentId } = await kit.stored(order.id);
    await inDashboard('refunds', { payment_intent: paymentIntentId!, amount: '500' });
    await eventually(async () => expect(keptCents(await kit.stored(order.id))).toBe(1500));
    expect(await kit.stored(order.id)).toMatchObject({ status: 'captured' });
    await kit.deliver(OrderCancelled, {
      ...order,
      status: 'cancelled',
      cancelReason: 'payment-failed',
      version: 2,
    });
    const { ledger } = await becomes(order.id, 'refunded');
    expect(ledger.slice(2).map(({ cents }) => cents)).toEqual([500, 1500]);
    expect(bookOf(order.id)).toMatchObject({ captured: 2000, refunded: 2000, captures: 1 });
  });

  it('a cancellation, of which the order is told', async () => {
    const given = await kit.givenOrder();
    await kit.pay(given.order.id, given.cookie).expect(201);
    const { paymentIntentId } = await kit.stored(given.order.id);
    await inDashboard(`payment_intents/${paymentIntentId}/cancel`);
    const { ledger } = await becomes(given.order.id, 'failed');
    expect(ledger.map(({ kind }) => kind)).toEqual(['authorized', 'failed', 'released']);
  });

  it('a dispute, which is left to an operator', async () => {
    const { order } = await givenCaptured('pm_card_createDispute');
    await eventually(async () =>
      expect(await kit.stored(order.id)).toMatchObject({ isDisputed: true }),
    );
    expect(await kit.stored(order.id)).toMatchObject({ status: 'captured' });
    const { text } = await kit.http().get('/metrics');
    expect(text).toContain('payments_discrepancies_total{what="dispute"} 1');
  });
});

describe('a failure that Stripe keeps under the idempotency key', () => {
  it.each([
    ['error-before', 'creates one under the next key', 1],
    ['error-after', 'adopts the one that was created', 0],
  ] as const)('of the creation, %s: %s', async (fault, _name, spoiledKeys) => {
    const given = await kit.givenOrder();
    stripe.failNext('create', fault, 1);
    await kit.pay(given.order.id, given.cookie).expect(503);
    await kit.makeDue(given.order.id);
    await eventually(async () =>
      expect(await kit.stored(given.order.id)).toMatchObject({
        spoiledKeys,
        attempts: [{ status: 'abandoned' }],
      }),
    );
    await kit.pay(given.order.id, given.cookie).expect(201);
    expect(bookOf(given.order.id)).toMatchObject({ authorized: 2000, mostLive: 1 });
  });

  it('of the creation, while nothing can be listed: it is tried again', async () => {
    const given = await kit.givenOrder();
    stripe.failNext('create', 'error-after', 1);
    stripe.failNext('list', 'unavailable', 2);
    await kit.pay(given.order.id, given.cookie).expect(503);
    await eventually(async () => {
      await kit.makeDue(given.order.id);
      expect(await kit.stored(given.order.id)).toMatchObject({
        attempts: [{ status: 'abandoned' }],
      });
    });
    expect(bookOf(given.order.id)).toMatchObject({ mostLive: 1 });
  });

  it.each(['error-before', 'error-after'] as const)('of the capture: %s', async fault => {
    const given = await kit.givenOrder();
    await kit.pay(given.order.id, given.cookie).expect(201);
    stripe.failNext('capture', fault, 1);
    await kit.complete(given.order);
    await becomes(given.order.id, 'captured');
    expect(bookOf(given.order.id)).toMatchObject({ captured: 2000, captures: 1 });
  });
});

describe('the order of a stranger’s account', () => {
  it('is none: an event about an unknown intent changes nothing', async () => {
    const before = await Payment.countDocuments();
    await inDashboard('payment_intents', {
      amount: '500',
      currency: 'usd',
      'metadata[orderId]': newId(),
    });
    expect(await Payment.countDocuments()).toBe(before);
  });
});
