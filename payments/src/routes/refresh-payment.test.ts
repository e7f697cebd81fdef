import { PaymentCreated, PaymentFailed, PaymentUpdated } from '@ticketing/common';
import { cookieFor, newId, newUser } from '@ticketing/common/testing';
import { CHALLENGED, DECLINED, paymentsKit } from '../testing/payments-kit';

const CHALLENGED_AND_DECLINED = 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds';

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit();
});
afterAll(() => kit.stop());
beforeEach(() => kit.gateway.heal());

/** An order whose payment waits for the buyer's bank. */
const givenChallenged = async (token = CHALLENGED) => {
  const given = await kit.givenOrder();
  const { body } = await kit.pay(given.order.id, given.cookie, token).expect(202);
  return { ...given, waiting: body as { id: string; clientSecret: string } };
};

describe('a card whose bank asks the buyer', () => {
  it('is answered 202 with what the browser needs, and told of', async () => {
    const { order, waiting } = await givenChallenged();
    const { paymentIntentId, attempts, ledger } = await kit.stored(order.id);
    expect(waiting).toEqual({
      id: order.id,
      status: 'requires_action',
      clientSecret: expect.stringMatching(`^sandbox_${paymentIntentId}_secret_`) as string,
    });
    expect(attempts).toMatchObject([{ status: 'requires_action', code: null }]);
    expect(ledger).toEqual([]);
    expect(JSON.stringify(await kit.stored(order.id))).not.toContain(waiting.clientSecret);
    const { data } = await kit.published(PaymentUpdated, order.id);
    expect(data).toMatchObject({ status: 'pending', amount: 20 });
  });

  it('keeps every other submit out while it waits', async () => {
    const { order, cookie } = await givenChallenged();
    const answer = await kit.pay(order.id, cookie).expect(409);
    expect(answer.body.errors[0].message).toBe('A payment for this order is under way');
  });
});

describe('POST /api/payments/:id/refresh', () => {
  it('answers 202 with the secret again while it waits: a reloaded page can go on', async () => {
    const { order, cookie, waiting } = await givenChallenged();
    for (let n = 0; n < 2; n++)
      expect((await kit.refresh(order.id, cookie).expect(202)).body).toEqual(waiting);
  });

  it('takes the authorization over once the bank has approved', async () => {
    const { order, cookie } = await givenChallenged();
    await kit.bank(order.id, cookie).expect(200, {});
    const { body } = await kit.refresh(order.id, cookie).expect(200);
    expect(body).toMatchObject({ id: order.id, status: 'authorized', ledger: [{ amount: 20 }] });
    expect(body).not.toHaveProperty('version');
    expect(await kit.stored(order.id)).toMatchObject({ attempts: [{ status: 'authorized' }] });
    await kit.published(PaymentCreated, order.id);
    await kit.complete(order);
    await kit.settled(order.id, 'captured');
  });

  it('ends an attempt whose challenge failed, and counts no decline', async () => {
    const { order, cookie } = await givenChallenged();
    await kit.bank(order.id, cookie, false).expect(200);
    const { body } = await kit.refresh(order.id, cookie).expect(200);
    expect(body).toMatchObject({ status: 'pending', ledger: [] });
    expect(await kit.stored(order.id)).toMatchObject({
      attempts: [{ status: 'abandoned', code: 'not_authenticated' }],
    });
    for (let n = 0; n < 3; n++) {
      await kit.pay(order.id, cookie, CHALLENGED).expect(202);
      await kit.bank(order.id, cookie, false).expect(200);
      await kit.refresh(order.id, cookie).expect(200);
    }
    await kit.pay(order.id, cookie).expect(201);
    expect(await kit.books(order.id)).toHaveLength(1);
  });

  it('counts a decline that came after the bank was convinced', async () => {
    const { order, cookie } = await givenChallenged(CHALLENGED_AND_DECLINED);
    await kit.bank(order.id, cookie).expect(200);
    await kit.refresh(order.id, cookie).expect(200);
    await kit.refresh(order.id, cookie).expect(200);
    expect(await kit.stored(order.id)).toMatchObject({
      attempts: [{ status: 'declined', code: 'insufficient_funds' }],
    });
    const { data } = await kit.published(PaymentFailed, order.id);
    expect(data).toMatchObject({ attempt: 1, final: false });
    await kit.pay(order.id, cookie).expect(201);
  });

  it('changes nothing about a payment that is at rest', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie, DECLINED).expect(402);
    await kit.refresh(order.id, cookie).expect(200);
    expect(await kit.stored(order.id)).toMatchObject({ attempts: [{ status: 'declined' }] });
    await kit.pay(order.id, cookie).expect(201);
    const { body } = await kit.refresh(order.id, cookie).expect(200);
    expect(body).toMatchObject({ status: 'authorized' });
    await kit.complete(order);
    await kit.settled(order.id, 'captured');
    await kit.refresh(order.id.toUpperCase(), cookie).expect(200);
    expect(await kit.stored(order.id)).toMatchObject({ status: 'captured', ledger: [{}, {}] });
  });

  it('finds what became of a payment that was answered 503', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.fail('confirm', 'after');
    await kit.pay(order.id, cookie).expect(503);
    const { body } = await kit.refresh(order.id, cookie).expect(200);
    expect(body).toMatchObject({ status: 'authorized' });
  });

  it('leaves an attempt alone that may be on its way', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.fail('confirm', 'before');
    await kit.pay(order.id, cookie).expect(503);
    const { body } = await kit.refresh(order.id, cookie).expect(200);
    expect(body).toMatchObject({ status: 'pending' });
    expect(await kit.stored(order.id)).toMatchObject({ attempts: [{ status: 'pending' }] });
    await kit.pay(order.id, cookie).expect(409);
  });

  it('answers 503 when the processor is silent, and changes nothing', async () => {
    const { order, cookie } = await givenChallenged();
    kit.gateway.fail('retrieve', 'before');
    const { body } = await kit.refresh(order.id, cookie).expect(503);
    expect(body.errors).toHaveLength(1);
    await kit.refresh(order.id, cookie).expect(202);
  });

  it('answers 200 for an order that was cancelled meanwhile, never 202', async () => {
    const { order, cookie } = await givenChallenged();
    kit.gateway.fail('cancel', 'before', 9);
    await kit.cancel(order);
    await kit.refresh(order.id, cookie).expect(200);
  });

  it('is the buyer’s only: 401, 404, 403', async () => {
    const { order, sellers } = await givenChallenged();
    const path = `/api/payments/${order.id}/refresh`;
    await kit.http().post(path).expect(401);
    await kit.refresh('x', cookieFor(newUser())).expect(404);
    await kit.refresh(newId(), cookieFor(newUser())).expect(404);
    await kit.refresh(order.id, cookieFor(newUser())).expect(403);
    await kit.refresh(order.id, sellers).expect(403);
  });

  it('answers 404 before the first try', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.refresh(order.id, cookie).expect(404);
  });

  it('answers 429 to more than 60 in a minute', async () => {
    const { order, cookie } = await givenChallenged();
    const statuses = [];
    for (let n = 0; n < 61; n++) statuses.push((await kit.refresh(order.id, cookie)).status);
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([202]));
    expect(statuses.at(-1)).toBe(429);
    const answer = await kit.refresh(order.id, cookie).expect(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    await kit.refresh(order.id, cookieFor(newUser())).expect(403);
  });
});

describe('POST /api/payments/:id/sandbox-bank', () => {
  it.each([undefined, null, 'true', 1, {}, [true]])('answers 400 to %j', async approve => {
    const { order, cookie } = await givenChallenged();
    const { body } = await kit.bank(order.id, cookie, approve ?? null).expect(400);
    expect(body.errors).toEqual([{ message: expect.any(String) as string, field: 'approve' }]);
  });

  it('is the buyer’s only: 401, 404, 403', async () => {
    const { order } = await givenChallenged();
    const path = `/api/payments/${order.id}/sandbox-bank`;
    await kit.http().post(path).send({ approve: true }).expect(401);
    await kit.bank('x', cookieFor(newUser())).expect(404);
    await kit.bank(newId(), cookieFor(newUser())).expect(404);
    await kit.bank(order.id, cookieFor(newUser())).expect(403);
  });

  it('answers 409 when nothing waits for the bank', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie).expect(201);
    await kit.bank(order.id, cookie).expect(409);
  });
});
