import type Stripe from 'stripe';
import { startStripeDouble, type Faults, type StripeDouble } from './index';
import { clientOf, errorOf, intentOf } from './testing/client';

let double: StripeDouble;
let stripe: Stripe;
const start = async (faults?: Faults, seed = 7) => {
  double = await startStripeDouble({ seed, faults });
  stripe = clientOf(double.url);
};
afterEach(() => double.stop());

const create = (orderId = 'order', idempotencyKey?: string) =>
  stripe.paymentIntents.create(intentOf(orderId), { idempotencyKey });
const intents = () => double.books().get('order')?.intents.length ?? 0;

describe('a fault that was asked for', () => {
  beforeEach(() => start());

  it.each([
    ['error-before', 0, { statusCode: 500 }],
    ['error-after', 1, { statusCode: 500 }],
    ['reset-before', 0, { type: 'StripeConnectionError' }],
    ['reset-after', 1, { type: 'StripeConnectionError' }],
    ['hang-before', 0, { type: 'StripeConnectionError' }],
    ['hang-after', 1, { type: 'StripeConnectionError' }],
    ['unavailable', 0, { statusCode: 503 }],
    ['rate-limit', 0, { statusCode: 429, type: 'StripeRateLimitError' }],
    ['lock-timeout', 0, { statusCode: 429, code: 'lock_timeout' }],
  ] as const)('%s leaves %d intents', async (fault, count, expected) => {
    // The library tries a cut connection again by itself, once.
    double.failNext('create', fault, fault.startsWith('reset') ? 2 : 1);
    expect(await errorOf(create('order', 'k'))).toMatchObject(expected);
    expect(intents()).toBe(count);
    const isKept = fault.startsWith('error');
    if (isKept) expect(await errorOf(create('order', 'k'))).toMatchObject({ statusCode: 500 });
    else await create('order', 'k');
    expect(intents()).toBe(isKept ? count : 1);
  });

  it('is survived by the library where Stripe says that it may try again', async () => {
    stripe = clientOf(double.url, 1);
    for (const fault of ['reset-after', 'unavailable', 'lock-timeout'] as const) {
      double.failNext('create', fault);
      await create('order', fault);
    }
    double.failNext('create', 'error-after');
    expect(await errorOf(create('order', 'kept'))).toMatchObject({ statusCode: 500 });
    expect(intents()).toBe(4);
  });
});

describe('faults by chance', () => {
  const rates = { 'error-before': 0.3, 'rate-limit': 0.2 };

  /** Which of the calls fail; the first orders first, or last. */
  const failing = async (seed: number, orders: string[]) => {
    await start({ rates, mostPerCall: 3 }, seed);
    const failed: string[] = [];
    for (const orderId of orders)
      for (let n = 0; n < 5; n++)
        await create(orderId).catch((error: Stripe.errors.StripeError) =>
          failed.push(`${orderId} ${n} ${error.statusCode}`),
        );
    await double.stop();
    return failed.sort();
  };

  it('follow from the seed, whatever comes first', async () => {
    const orders = ['a', 'b', 'c', 'd', 'e', 'f'];
    const first = await failing(1, orders);
    expect(first.length).toBeGreaterThan(0);
    expect(await failing(1, orders.reverse())).toEqual(first);
    expect(await failing(2, orders)).not.toEqual(first);
    expect(first.filter(each => / [34] /.test(each))).toEqual([]); // three at most
  });
});
