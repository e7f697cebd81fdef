import {
  startStripeDouble,
  type Call,
  type Fault,
  type StripeDouble,
} from '@ticketing/stripe-double';
import { randomUUID } from 'node:crypto';
import type { CreateResult, Gateway, IntentState } from './gateway';
import { stripeGateway } from './stripe';

let stripe: StripeDouble;
let gateway: Gateway;
beforeAll(async () => {
  stripe = await startStripeDouble();
  gateway = stripeGateway('sk_test_123', stripe.url);
});
afterAll(() => stripe.stop());
beforeEach(() => {
  stripe.faults.clear();
  stripe.requests.length = 0;
});

const UNKNOWN = { kind: 'unknown' };
const VISA = 'pm_card_visa';
const card = (token: string) => ({ token, email: 'buyer@example.com' });
/** What every answer may come to that is none. */
const SILENCES: Fault[] = ['error-before', 'reset-before', 'unavailable', 'rate-limit'];
const always = (call: Call, fault: Fault) => stripe.failNext(call, fault, 9);

const given = (orderId: string = randomUUID()) => ({
  amountCents: 1999,
  orderId,
  ticketId: 'ticket',
  idempotencyKey: `order:${orderId}`,
});
const idOf = (created: CreateResult) => {
  if (created.kind !== 'created') throw new Error(created.kind);
  return created.intentId;
};
const newIntent = async () => idOf(await gateway.create(given()));
const authorized = async () => {
  const id = await newIntent();
  expect(await gateway.confirm(id, card(VISA), randomUUID())).toMatchObject({ kind: 'authorized' });
  return id;
};
const captured = async () => {
  const id = await authorized();
  await gateway.capture(id, randomUUID());
  return id;
};

describe('every request', () => {
  it('names the version of the API that the code was written for', async () => {
    await newIntent();
    const [request] = stripe.requests;
    expect(request).toMatchObject({
      version: '2026-10-28.endive',
      authorization: 'Bearer sk_test_123',
    });
  });
});

describe('create', () => {
  it('asks for an unconfirmed intent that is captured later', async () => {
    const id = await newIntent();
    const [{ params, key }] = stripe.requests as [(typeof stripe.requests)[0]];
    expect(params).toEqual({
      amount: '1999',
      currency: 'usd',
      capture_method: 'manual',
      automatic_payment_methods: { enabled: 'true', allow_redirects: 'never' },
      statement_descriptor_suffix: 'TICKETS',
      metadata: { orderId: expect.any(String) as string, ticketId: 'ticket' },
    });
    expect(key).toMatch(/^order:/);
    expect(await gateway.retrieve(id)).toEqual({ kind: 'open', lastDecline: null });
  });

  it('answers the same to the same key, also when the connection was cut', async () => {
    const order = given();
    stripe.failNext('create', 'reset-after', 1);
    const first = await gateway.create(order);
    expect(first).toMatchObject({ kind: 'created' });
    expect(await gateway.create(order)).toEqual(first);
  });

  it.each<Fault>(['error-before', 'error-after'])(
    'is unknown at first, then spoiled, when the failure is kept under the key: %s',
    async fault => {
      const order = given();
      stripe.failNext('create', fault, 1);
      expect(await gateway.create(order)).toEqual(UNKNOWN);
      expect(await gateway.create(order)).toEqual({ kind: 'spoiled' });
    },
  );

  it.each<Fault>(['reset-before', 'unavailable', 'rate-limit', 'lock-timeout'])(
    'is unknown after %s, and made by the next try',
    async fault => {
      const order = given();
      always('create', fault);
      expect(await gateway.create(order)).toEqual(UNKNOWN);
      stripe.faults.clear();
      expect(await gateway.create(order)).toMatchObject({ kind: 'created' });
    },
  );

  it('is unknown with a wrong key', async () => {
    expect(await stripeGateway('rk_live_1', stripe.url).create(given())).toEqual(UNKNOWN);
  });
});

describe('find', () => {
  const since = new Date(Date.now() - 1_000);

  it('finds the intent of an order, however many others there are', async () => {
    const order = given();
    const id = idOf(await gateway.create(order));
    await Promise.all(Array.from({ length: 120 }, newIntent));
    expect(await gateway.find(order.orderId, since)).toEqual({ kind: 'found', intentId: id });
    expect(await gateway.find('another', since)).toEqual({ kind: 'none' });
    const tomorrow = new Date(Date.now() + 86_400_000);
    expect(await gateway.find(order.orderId, tomorrow)).toEqual({ kind: 'none' });
  });

  it('is unknown without an answer', async () => {
    always('list', 'error-before');
    expect(await gateway.find('order', since)).toEqual(UNKNOWN);
  });
});

describe('confirm', () => {
  it.each([VISA, 'tok_visa', 'tok_amex'])('authorizes %s, with a receipt', async token => {
    const id = await newIntent();
    const result = await gateway.confirm(id, card(token), 'attempt'.concat(id));
    expect(result).toEqual({ kind: 'authorized', captureBefore: expect.any(Date) as Date });
    const request = stripe.requests.at(-1)!;
    expect(request).toMatchObject({
      key: 'attempt'.concat(id),
      params: { use_stripe_sdk: 'true', receipt_email: 'buyer@example.com' },
    });
    expect(request.params).not.toHaveProperty('error_on_requires_action');
  });

  it('takes a confirmation token', async () => {
    const response = await fetch(`${stripe.url}/v1/test_helpers/confirmation_tokens`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_123' },
      body: new URLSearchParams({ payment_method: VISA }),
    });
    const { id: token } = (await response.json()) as { id: string };
    const result = await gateway.confirm(await newIntent(), card(token), randomUUID());
    expect(result).toMatchObject({ kind: 'authorized' });
    expect(stripe.requests.at(-1)!.params).toMatchObject({ confirmation_token: token });
  });

  it('goes on without a receipt when Stripe does not take the address', async () => {
    const strange = { token: VISA, email: 'strange@localhost' };
    const result = await gateway.confirm(await newIntent(), strange, randomUUID());
    expect(result).toMatchObject({ kind: 'authorized' });
  });

  it.each([
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclined', 'generic_decline'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
  ])('reads the decline of %s', async (token, code) => {
    const id = await newIntent();
    const key = randomUUID();
    const result = await gateway.confirm(id, card(token), key);
    const reference = expect.stringMatching(/^ch_/) as string;
    expect(result).toEqual({ kind: 'declined', code, message: expect.any(String), reference });
    expect(await gateway.confirm(id, card(token), key)).toEqual(result);
    expect(await gateway.retrieve(id)).toEqual({ kind: 'open', lastDecline: result });
  });

  it.each(['pm_nobody', 'ctoken_nobody', 'tok_nobody'])('knows no token %s', async token => {
    const result = await gateway.confirm(await newIntent(), card(token), randomUUID());
    expect(result).toMatchObject({ kind: 'invalid_token' });
  });

  it('waits for the bank, with what the browser needs to go on', async () => {
    const id = await newIntent();
    const token = 'pm_card_threeDSecure2Required';
    const waiting = await gateway.confirm(id, card(token), randomUUID());
    const clientSecret = expect.stringMatching(`^${id}_secret_`) as string;
    expect(waiting).toEqual({ kind: 'requires_action', clientSecret });
    expect(await gateway.retrieve(id)).toEqual(waiting);
    stripe.answerChallenge((waiting as { clientSecret: string }).clientSecret, true);
    expect(await gateway.retrieve(id)).toMatchObject({ kind: 'authorized' });
  });

  it('sees that the bank was not convinced, which is no decline', async () => {
    const id = await newIntent();
    const token = 'pm_card_authenticationRequired';
    const waiting = await gateway.confirm(id, card(token), randomUUID());
    stripe.answerChallenge((waiting as { clientSecret: string }).clientSecret, false);
    expect(await gateway.retrieve(id)).toEqual({ kind: 'open', lastDecline: null });
    expect(await gateway.confirm(id, card(VISA), randomUUID())).toMatchObject({
      kind: 'authorized',
    });
  });

  it('looks at what the intent is when it cannot be confirmed any more', async () => {
    const confirm = async (id: string) => gateway.confirm(id, card(VISA), randomUUID());
    expect(await confirm(await authorized())).toMatchObject({ kind: 'authorized' });
    expect(await confirm(await captured())).toMatchObject({ kind: 'captured' });
    const id = await newIntent();
    await gateway.cancel(id);
    expect(await confirm(id)).toEqual({ kind: 'canceled', wasHeld: false });
    expect(await gateway.confirm('pi_nobody', card(VISA), randomUUID())).toEqual(UNKNOWN);
  });

  it.each(SILENCES)('is unknown after %s', async fault => {
    const id = await newIntent();
    always('confirm', fault);
    expect(await gateway.confirm(id, card(VISA), randomUUID())).toEqual(UNKNOWN);
    expect(await gateway.retrieve(id)).toEqual({ kind: 'open', lastDecline: null });
  });

  it('is unknown, and yet carried out, after a failure that came later', async () => {
    const id = await newIntent();
    stripe.failNext('confirm', 'error-after', 1);
    expect(await gateway.confirm(id, card(VISA), randomUUID())).toEqual(UNKNOWN);
    expect(await gateway.retrieve(id)).toMatchObject({ kind: 'authorized' });
  });

  it('does not wait for ever', async () => {
    const id = await newIntent();
    always('confirm', 'hang-before');
    const start = Date.now();
    expect(await gateway.confirm(id, card(VISA), randomUUID())).toEqual(UNKNOWN);
    expect(Date.now() - start).toBeLessThan(15_000);
  });
});

describe('retrieve', () => {
  it.each(SILENCES)('is unknown after %s', async fault => {
    const id = await newIntent();
    always('retrieve', fault);
    expect(await gateway.retrieve(id)).toEqual(UNKNOWN);
  });

  it('sees a dispute', async () => {
    const id = await newIntent();
    await gateway.confirm(id, card('pm_card_createDispute'), randomUUID());
    await gateway.capture(id, randomUUID());
    expect(await gateway.retrieve(id)).toMatchObject({ kind: 'captured', isDisputed: true });
  });
});

describe('capture', () => {
  const whole: IntentState = { kind: 'captured', cents: 1999, refunds: [], isDisputed: false };

  it('takes the whole amount, once', async () => {
    const id = await authorized();
    expect(await gateway.capture(id, 'a'.concat(id))).toEqual(whole);
    expect(await gateway.capture(id, 'b'.concat(id))).toEqual(whole);
    expect(stripe.movements.filter(one => one.intentId === id && one.kind === 'captured')).toEqual([
      expect.objectContaining({ cents: 1999 }),
    ]);
  });

  it('is refused when the authorization is gone', async () => {
    const lapsed = await authorized();
    stripe.lapse(lapsed);
    for (const id of [lapsed, await newIntent()])
      expect(await gateway.capture(id, randomUUID())).toMatchObject({ kind: 'refused' });
  });

  it.each(SILENCES)('is unknown after %s', async fault => {
    const id = await authorized();
    always('capture', fault);
    expect(await gateway.capture(id, randomUUID())).toEqual(UNKNOWN);
  });
});

describe('cancel', () => {
  it('closes the intent, and says whether it held money', async () => {
    const id = await newIntent();
    expect(await gateway.cancel(id)).toEqual({ kind: 'canceled', wasHeld: false });
    const held = await authorized();
    expect(await gateway.cancel(held)).toEqual({ kind: 'canceled', wasHeld: true });
    expect(await gateway.cancel(held)).toEqual({ kind: 'canceled', wasHeld: true });
  });

  it('cannot give back what was captured', async () => {
    expect(await gateway.cancel(await captured())).toMatchObject({ kind: 'captured' });
  });

  it.each(SILENCES)('is unknown after %s', async fault => {
    const id = await authorized();
    always('cancel', fault);
    expect(await gateway.cancel(id)).toEqual(UNKNOWN);
  });
});

describe('refund', () => {
  const id = expect.stringMatching(/^re_/) as string;
  const whole = { kind: 'captured', cents: 1999, refunds: [{ id, cents: 1999 }] };

  it('gives all of it back, once', async () => {
    const intent = await captured();
    expect(await gateway.refund(intent, 'a'.concat(intent))).toMatchObject(whole);
    expect(await gateway.refund(intent, 'a'.concat(intent))).toMatchObject(whole);
    expect(await gateway.refund(intent, 'b'.concat(intent))).toMatchObject(whole);
  });

  it('is refused when nothing was captured', async () => {
    expect(await gateway.refund(await authorized(), randomUUID())).toMatchObject({
      kind: 'refused',
    });
  });

  it.each<Fault>(['error-after', 'reset-after'])('is made once, whatever: %s', async fault => {
    const intent = await captured();
    stripe.failNext('refund', fault, 1);
    await gateway.refund(intent, 'a'.concat(intent));
    expect(await gateway.refund(intent, 'b'.concat(intent))).toMatchObject(whole);
  });

  it.each(SILENCES)('is unknown after %s', async fault => {
    const intent = await captured();
    always('refund', fault);
    expect(await gateway.refund(intent, randomUUID())).toEqual(UNKNOWN);
  });
});
