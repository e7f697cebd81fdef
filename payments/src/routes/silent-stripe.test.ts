import { OrderCreated } from '@ticketing/common';
import { cookieFor, newUser, sampleOrder, testService } from '@ticketing/common/testing';
import { startStripeDouble, type StripeDouble } from '@ticketing/stripe-double';
import { VISA } from '../testing/payments-kit';
import { service } from '../service';

// It measures time, and the other tests make the machine slow for moments.
jest.retryTimes(2);

let stripe: StripeDouble;
let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  stripe = await startStripeDouble();
  const settings = { STRIPE_KEY: 'sk_test_123', STRIPE_API_BASE: stripe.url };
  kit = await testService(service, settings as never);
});
afterAll(async () => {
  await kit.stop();
  await stripe.stop();
});

describe('POST /api/payments while Stripe is silent', () => {
  it('answers 503 within 5 s, and does not let the card be tried again', async () => {
    const buyer = newUser();
    const order = sampleOrder({ userId: buyer.id });
    await kit.deliver(OrderCreated, order);
    stripe.failNext('create', 'hang-before', 10);
    const pay = () =>
      kit
        .http()
        .post('/api/payments')
        .set('Cookie', cookieFor(buyer))
        .send({ orderId: order.id, token: VISA });
    const start = Date.now();
    const answer = await pay().expect(503);
    expect(Date.now() - start).toBeLessThan(5_000);
    expect(answer.body.errors).toHaveLength(1);
    await pay().expect(409);
  });
});
