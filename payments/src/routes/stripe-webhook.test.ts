import { eventually, newId } from '@ticketing/common/testing';
import Stripe from 'stripe';
import { CHALLENGED, paymentsKit, WEBHOOK_SECRET } from '../testing/payments-kit';

const OLD_SECRET = 'whsec_before';
const PATH = '/api/payments/webhook';

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit({ STRIPE_WEBHOOK_SECRET: `${WEBHOOK_SECRET}, ${OLD_SECRET}` });
});
afterAll(() => kit.stop());
beforeEach(() => kit.gateway.heal());

const eventOf = (type: string, object: object) =>
  JSON.stringify({ id: `evt_${newId()}`, object: 'event', type, data: { object } });
const ofIntent = (id: string, type = 'payment_intent.succeeded') =>
  eventOf(type, { object: 'payment_intent', id });

const signed = (payload: string, secret = WEBHOOK_SECRET, ageSeconds = 0) =>
  Stripe.webhooks.generateTestHeaderString({
    payload,
    secret,
    timestamp: Math.floor(Date.now() / 1000) - ageSeconds,
  });

const send = (payload: string, signature: string | undefined = signed(payload)) => {
  const request = kit.http().post(PATH).set('Content-Type', 'application/json');
  return (signature ? request.set('Stripe-Signature', signature) : request).send(payload);
};

/** A payment of which the bank has approved, and nobody told us. */
const givenApproved = async () => {
  const given = await kit.givenOrder();
  await kit.pay(given.order.id, given.cookie, CHALLENGED).expect(202);
  await kit.bank(given.order.id, given.cookie).expect(200);
  const intentId = (await kit.stored(given.order.id)).paymentIntentId!;
  return { ...given, intentId };
};

describe('POST /api/payments/webhook', () => {
  it('has Stripe asked at once, whatever the event says', async () => {
    const { order, intentId } = await givenApproved();
    await send(ofIntent(intentId, 'payment_intent.canceled')).expect(200, { received: true });
    await kit.settled(order.id, 'authorized');
  });

  it.each([
    ['a charge', { object: 'charge', id: 'ch_1' }],
    ['a refund', { object: 'refund', id: 're_1' }],
    ['a dispute', { object: 'dispute', id: 'du_1' }],
  ])('finds the payment by %s', async (_name, object) => {
    const { order, intentId } = await givenApproved();
    await send(eventOf('it.happened', { ...object, payment_intent: intentId })).expect(200);
    await kit.settled(order.id, 'authorized');
  });

  it('bears duplicates, disorder, and many at once', async () => {
    const { order, intentId } = await givenApproved();
    const types = ['succeeded', 'payment_failed', 'canceled', 'amount_capturable_updated'];
    const events = types.map(type => ofIntent(intentId, `payment_intent.${type}`));
    await Promise.all([...events, ...events, ...events].map(each => send(each).expect(200)));
    const { ledger } = await kit.settled(order.id, 'authorized');
    expect(ledger).toHaveLength(1);
  });

  it('is kept when Stripe is silent, until Stripe was asked', async () => {
    const { order, intentId } = await givenApproved();
    kit.gateway.fail('retrieve', 'before');
    await send(ofIntent(intentId)).expect(200);
    await eventually(() => expect(kit.gateway.withheld.retrieve).toBe(1));
    await kit.settled(order.id, 'authorized');
  });

  it('while a confirmation is under way leaves that to its own process', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.during('create', async () => undefined);
    kit.gateway.during('confirm', async () => {
      const [intent] = await kit.books(order.id);
      await send(ofIntent(intent!._id)).expect(200);
      await kit.settled(order.id, 'authorized');
    });
    await kit.pay(order.id, cookie).expect(201);
    const { ledger, attempts } = await kit.stored(order.id);
    expect(ledger).toHaveLength(1);
    expect(attempts).toMatchObject([{ status: 'authorized' }]);
  });

  it('does not end an attempt whose confirmation has not arrived yet', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.fail('confirm', 'before');
    await kit.pay(order.id, cookie).expect(503);
    const { paymentIntentId } = await kit.stored(order.id);
    await send(ofIntent(paymentIntentId!)).expect(200);
    await eventually(async () => expect((await kit.stored(order.id)).hintsFollowed).toBe(1));
    expect(await kit.stored(order.id)).toMatchObject({ attempts: [{ status: 'pending' }] });
  });

  it.each([
    ['an intent of nobody', ofIntent('pi_of_somebody_else')],
    ['no intent', eventOf('customer.created', { object: 'customer', id: 'cus_1' })],
    ['a charge without an intent', eventOf('charge.failed', { object: 'charge' })],
    ['an operator in it', eventOf('it.happened', { payment_intent: { id: { $gt: '' } } })],
    ['an operator', eventOf('it.happened', { object: 'charge', payment_intent: { $gt: '' } })],
  ])('answers 200 to %s', async (_name, payload) => {
    await send(payload).expect(200, { received: true });
  });

  it('takes either secret while one replaces the other', async () => {
    const { intentId } = await givenApproved();
    const payload = ofIntent(intentId);
    await send(payload, signed(payload, OLD_SECRET)).expect(200);
  });

  it('takes what comes from a browser’s context too, for it is signed', async () => {
    const payload = ofIntent('pi_1');
    await send(payload).set('Sec-Fetch-Site', 'cross-site').expect(200);
    await send(payload).set('Origin', 'https://stripe.com').expect(200);
  });

  describe('refuses', () => {
    const payload = ofIntent('pi_1');

    it.each([
      ['no signature', payload, ''],
      ['nonsense', payload, 'nonsense'],
      ['the signature of another body', payload, signed(`${payload} `)],
      ['another secret', payload, signed(payload, 'whsec_wrong')],
      ['a signature of 6 minutes ago', payload, signed(payload, WEBHOOK_SECRET, 360)],
      ['a body that is no JSON', 'no JSON', signed('no JSON')],
      ['an empty body', '', signed('')],
    ])('%s: 400', async (_name, body, signature) => {
      const answer = await send(body, signature).expect(400);
      expect(answer.body.errors).toHaveLength(1);
    });

    it('a body that is too large: 413, another type: 415, compressed: 415', async () => {
      await send('x'.repeat(100_001)).expect(413);
      await kit.http().post(PATH).set('Content-Type', 'text/plain').send('x').expect(415);
      await send(payload).set('Content-Encoding', 'gzip').expect(415);
    });

    it('other methods: 404', async () => {
      await kit.http().get(PATH).expect(404);
      await kit.http().put(PATH).send({}).expect(404);
    });

    it('more than 60 wrong signatures in a minute: 429', async () => {
      for (let n = 0; n < 61; n++) await send(payload, 'wrong');
      const answer = await send(payload, 'wrong').expect(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    });
  });
});
