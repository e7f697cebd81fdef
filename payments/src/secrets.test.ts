import { logger } from '@ticketing/common';
import { startStripeDouble, type Call, type Fault } from '@ticketing/stripe-double';
import { stripeGateway } from './gateway/stripe';
import { CHALLENGED, DECLINED, paymentsKit } from './testing/payments-kit';

let kit: Awaited<ReturnType<typeof paymentsKit>>;
let logged = '';
const { level } = logger;
beforeAll(async () => {
  logger.level = 'trace';
  const symbols = Object.getOwnPropertySymbols(logger);
  const key = symbols.find(({ description }) => description === 'pino.stream')!;
  const parts = logger as unknown as Record<symbol, { write(line: string): void }>;
  const stream = parts[key]!;
  jest.spyOn(stream, 'write').mockImplementation(line => void (logged += line));
  kit = await paymentsKit();
});
afterAll(async () => {
  await kit.stop();
  logger.level = level;
  jest.restoreAllMocks();
});
beforeEach(() => {
  logged = '';
});

/** Whatever would let somebody pay with it, or go on with a payment. */
const SECRET = /pm_card|tok_|ctoken_|_secret_|whsec_|sk_test|4242|eyJ/;

describe('the log', () => {
  it('has no token, client secret or key of a payment that goes well, or badly', async () => {
    for (const token of ['pm_card_visa', 'tok_visa', DECLINED, CHALLENGED, 'tok_nobody_4242']) {
      const { order, cookie } = await kit.givenOrder();
      await kit.pay(order.id, cookie, token);
      await kit.refresh(order.id, cookie);
      await kit.cancel(order);
    }
    expect(logged).toContain('"path":"/api/payments"');
    expect(logged).not.toMatch(SECRET);
  });

  it('has none of a Stripe that fails in every way', async () => {
    const stripe = await startStripeDouble();
    const gateway = stripeGateway('sk_test_4242', stripe.url);
    const card = { token: 'tok_visa', email: 'buyer@example.com' };
    const intent = { amountCents: 50, orderId: 'a', ticketId: 'b', idempotencyKey: 'c' };
    const created = (await gateway.create(intent)) as { intentId: string };
    const calls: [Call, () => Promise<unknown>][] = [
      ['create', () => gateway.create({ ...intent, idempotencyKey: 'd' })],
      ['createMethod', () => gateway.confirm(created.intentId, card, 'e')],
      ['confirm', () => gateway.confirm(created.intentId, { ...card, token: CHALLENGED }, 'f')],
      ['retrieve', () => gateway.retrieve(created.intentId)],
      ['capture', () => gateway.capture(created.intentId, 'g')],
      ['refund', () => gateway.refund(created.intentId, 'h')],
    ];
    for (const fault of ['error-before', 'reset-before', 'rate-limit'] as Fault[])
      for (const [call, work] of calls) {
        stripe.failNext(call, fault, 2);
        await work();
      }
    await stripe.stop();
    expect(logged).toContain('No answer from Stripe');
    expect(logged).not.toMatch(SECRET);
    expect(logged).not.toContain('buyer@example.com');
  });

  it('control: it would be seen', () => {
    logger.info({ given: 'pm_card_visa' });
    expect(logged).toMatch(SECRET);
  });
});
