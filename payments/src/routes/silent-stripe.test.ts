import { OrderCreated } from '@ticketing/common';
import { cookieFor, newUser, sampleOrder, testService } from '@ticketing/common/testing';
import { VISA } from '../testing/payments-kit';
import { service } from '../service';
import { FakeStripe } from '../testing/fake-stripe';

// It measures time, and the other tests make the machine slow for moments.
jest.retryTimes(2);

const stripe = new FakeStripe();
let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  const settings = { STRIPE_KEY: 'sk_test_123', STRIPE_API_BASE: await stripe.start() };
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
    stripe.answer('POST /v1/payment_intents', 'hangs');
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
