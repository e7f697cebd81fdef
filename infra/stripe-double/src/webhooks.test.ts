import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { startStripeDouble, type StripeDouble } from './index';
import { clientOf, intentOf } from './testing/client';

const SECRET = 'whsec_test';
let double: StripeDouble;
let server: Server;
/** What arrived, as types; each delivery is checked against its signature. */
let arrived: string[];
let ids: string[];
/** How many deliveries are answered 500. */
let refusals: number;

beforeEach(async () => {
  [arrived, ids, refusals] = [[], [], 0];
  server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const signature = req.headers['stripe-signature']!;
      const event = Stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, SECRET);
      arrived.push(event.type);
      ids.push(event.id);
      res.writeHead(refusals-- > 0 ? 500 : 200).end();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await double.stop();
  await new Promise(resolve => server.close(resolve));
});

const start = async (more: object = {}) => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  double = await startStripeDouble({ seed: 3, webhook: { url, secret: SECRET, ...more } });
  return clientOf(double.url).paymentIntents;
};

const LIFE = [
  'payment_intent.created',
  'payment_intent.requires_action',
  'payment_intent.payment_failed',
  'charge.succeeded',
  'payment_intent.amount_capturable_updated',
  'charge.captured',
  'payment_intent.succeeded',
  'charge.dispute.created',
];

const live = async (intents: Stripe['paymentIntents']) => {
  const intent = await intents.create(intentOf('order'));
  await intents.confirm(intent.id, { payment_method: 'pm_card_threeDSecureRequired' });
  double.answerChallenge(intent.client_secret!, false);
  await intents.confirm(intent.id, { payment_method: 'pm_card_createDispute' });
  await intents.capture(intent.id);
  await double.webhooks.idle();
};

it('tells every step, signed', async () => {
  await live(await start());
  expect([...arrived].sort()).toEqual([...LIFE].sort());
});

it('tells some steps twice and in another order, and again until it is heard', async () => {
  refusals = 3;
  await live(await start({ duplicates: 0.5, delayMs: [0, 300], retryMs: 50 }));
  expect(new Set(arrived)).toEqual(new Set(LIFE));
  expect(new Set(ids).size).toBe(LIFE.length);
  expect(arrived.length).toBeGreaterThan(LIFE.length + 3);
  expect([...new Set(arrived)]).not.toEqual(LIFE);
  expect(double.webhooks.delivered).toMatchObject({ failed: 3, dropped: 0 });
});

it('tells of refunds, and of an authorization given back as of a refund', async () => {
  const intents = await start({ types: ['charge.refunded', 'payment_intent.canceled'] });
  const { id } = await intents.create(intentOf('order'));
  await intents.confirm(id, { payment_method: 'pm_card_visa' });
  await intents.cancel(id);
  await double.webhooks.idle();
  expect([...arrived].sort()).toEqual(['charge.refunded', 'payment_intent.canceled']);
});

it('gives up after the last try', async () => {
  refusals = 100;
  const intents = await start({ maxTries: 2, retryMs: 1 });
  await intents.create(intentOf('order'));
  await double.webhooks.idle();
  expect([arrived.length, double.webhooks.delivered.dropped]).toEqual([2, 1]);
});
