import { spawn, type ChildProcess } from 'node:child_process';
import { eventually } from '@ticketing/common/testing';
import { EngineMissing, findEngine, freePort } from '@ticketing/local';
import type Stripe from 'stripe';
import { StripeGateway } from './stripe';
import { stripeClient } from './stripe-client';

/** Time to compile stripe-mock, once for a machine, in ms. */
const BUILD_LIMIT_MS = 6 * 60_000;

/** A request that was made, and the status of its answer. */
type Seen = [request: string, status: number];

let mock: ChildProcess | undefined;
let stripe: Stripe;
let gateway: StripeGateway;
let seen: Seen[];

beforeAll(async () => {
  const program = await findEngine('stripe-mock').catch((error: unknown) => {
    if (!(error instanceof EngineMissing) || process.env.CI) throw error;
    process.stderr.write(`Requests were not checked against Stripe's API: ${error.message}\n`);
  });
  if (!program) return;
  const port = await freePort();
  mock = spawn(program, ['-http-port', String(port)], { stdio: 'ignore' });
  stripe = stripeClient('sk_test_123', `http://127.0.0.1:${port}`);
  stripe.on('response', ({ method, path, status }: Stripe.ResponseEvent) => {
    seen.push([`${method} ${path.split('?')[0]}`, status]);
  });
  gateway = new StripeGateway(stripe);
  seen = [];
  await eventually(() => stripe.balance.retrieve());
}, BUILD_LIMIT_MS);
beforeEach(() => {
  seen = [];
});
afterAll(() => mock?.kill());

const card = (token: string) => ({ token, email: 'buyer@example.com' });
const intent = {
  ...{ amountCents: 1999, orderId: 'a'.repeat(24), ticketId: 'b'.repeat(24) },
  idempotencyKey: 'order:1',
};

/**
 * stripe-mock refuses every request that Stripe's own description of its API does not allow: wrong
 * paths, names or types of parameters. What it answers are samples, so that nothing else can be
 * learned from them.
 */
describe("what the gateway sends, by Stripe's description of its API", () => {
  it.each<[string, () => Promise<unknown>, string[]]>([
    ['create', () => gateway.create(intent), ['POST /v1/payment_intents']],
    ['find', () => gateway.find('order', new Date()), ['GET /v1/payment_intents']],
    [
      'confirm with a payment method',
      () => gateway.confirm('pi_1', card('pm_card_visa'), 'a'),
      ['POST /v1/payment_intents/pi_1/confirm'],
    ],
    [
      'confirm with a confirmation token',
      () => gateway.confirm('pi_1', card('ctoken_1'), 'b'),
      ['POST /v1/payment_intents/pi_1/confirm'],
    ],
    [
      'confirm with a card token',
      () => gateway.confirm('pi_1', card('tok_visa'), 'c'),
      ['POST /v1/payment_methods', 'POST /v1/payment_intents/pi_1/confirm'],
    ],
    ['retrieve', () => gateway.retrieve('pi_1'), ['GET /v1/payment_intents/pi_1']],
    ['capture', () => gateway.capture('pi_1', 'd'), ['POST /v1/payment_intents/pi_1/capture']],
    ['cancel', () => gateway.cancel('pi_1'), ['POST /v1/payment_intents/pi_1/cancel']],
    ['refund', () => gateway.refund('pi_1', 'e'), ['POST /v1/refunds']],
  ])('%s', async (_name, call, requests) => {
    if (!mock) return;
    await call();
    expect(seen).toEqual(expect.arrayContaining(requests.map(request => [request, 200])));
    expect(seen.filter(([, status]) => status !== 200)).toEqual([]);
  });

  it('is really checked: a wrong name and a wrong type are refused', async () => {
    if (!mock) return;
    const wrong = [
      { amount: 1999, currency: 'usd', captureMethod: 'manual' },
      { amount: 'much', currency: 'usd' },
    ];
    for (const params of wrong)
      await expect(stripe.paymentIntents.create(params as never)).rejects.toMatchObject({
        statusCode: 400,
      });
  });
});
