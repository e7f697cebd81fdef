import { PaymentRefunded } from '@ticketing/common';
import { cookieFor, newId, newUser, sampleOrder } from '@ticketing/common/testing';
import { Payment } from '../models/payment';
import { paymentsKit } from '../testing/payments-kit';

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit();
});
afterAll(() => kit.stop());
beforeEach(() => kit.gateway.heal());

/** A complete order whose price was captured. */
const givenCaptured = async () => {
  const given = await kit.givenOrder();
  await kit.pay(given.order.id, given.cookie).expect(201);
  await kit.complete(given.order);
  await kit.settled(given.order.id, 'captured');
  return given;
};

describe('POST /api/payments/:id/refund', () => {
  it.each([undefined, {}, { amount: null }, { amount: 20 }, { unknown: 1 }])(
    'gives all of the money back: %j',
    async body => {
      const { order, sellers } = await givenCaptured();
      const { body: shown } = await kit.refund(order.id, sellers, body as object).expect(200);
      const stripeId = expect.stringMatching(/^re_/) as string;
      expect(shown).toMatchObject({ id: order.id, status: 'refunded', amount: 20, refunded: 20 });
      expect(shown.ledger.at(-1)).toMatchObject({ type: 'refunded', amount: 20, stripeId });
      expect(await kit.books(order.id)).toMatchObject([{ refundedCents: 2000 }]);
      const { data } = await kit.published(PaymentRefunded, order.id);
      expect(data).toMatchObject({ status: 'refunded', refunded: 20 });
      expect(data).not.toHaveProperty('ledger');
    },
  );

  it('answers the same when asked again, and gives nothing back twice', async () => {
    const { order, sellers } = await givenCaptured();
    const first = await kit.refund(order.id, sellers).expect(200);
    await kit.cancel({ ...order, version: order.version + 1 });
    const again = await kit.refund(order.id, sellers).expect(200);
    expect(again.body).toEqual(first.body);
    expect(kit.gateway.calls.refund).toBe(1);
  });

  it('gives back once however many ask at once', async () => {
    const { order, sellers } = await givenCaptured();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => kit.refund(order.id, sellers)),
    );
    for (const { status } of answers) expect([200, 503]).toContain(status);
    await kit.settled(order.id, 'refunded');
    const { ledger } = await kit.stored(order.id);
    expect(ledger.map(({ kind }) => kind)).toEqual(['authorized', 'captured', 'refunded']);
  });

  it.each(['before', 'after'] as const)(
    'answers 503 when the processor is silent, and the sweep goes on with it: %s',
    async fault => {
      const { order, sellers } = await givenCaptured();
      kit.gateway.fail('refund', fault);
      await kit.refund(order.id, sellers).expect(503);
      expect(await kit.stored(order.id)).toMatchObject({ status: 'captured', unanswered: 1 });
      await kit.settleNow(order.id);
      await kit.settled(order.id, 'refunded');
      await kit.refund(order.id, sellers).expect(200);
      expect(await kit.books(order.id)).toMatchObject([{ refundedCents: 2000 }]);
    },
  );

  it('is made in the end when the process dies before it wrote down the refund', async () => {
    const { order, sellers } = await givenCaptured();
    const follow = jest.spyOn(Payment.prototype, 'follow').mockImplementation(() => {
      throw new Error('killed');
    });
    await kit.refund(order.id, sellers).expect(503);
    follow.mockRestore();
    expect(await kit.books(order.id)).toMatchObject([{ refundedCents: 2000 }]);
    await kit.settleNow(order.id);
    const { ledger } = await kit.settled(order.id, 'refunded');
    expect(ledger.filter(({ kind }) => kind === 'refunded')).toHaveLength(1);
  });

  it.each([19.99, 0.5, 0, -20, 20.01, 40])('refuses a part: %d', async amount => {
    const { order, sellers } = await givenCaptured();
    const { body } = await kit.refund(order.id, sellers, { amount }).expect(400);
    expect(body.errors).toEqual([
      { message: expect.stringContaining('Partial refunds are not possible'), field: 'amount' },
    ]);
    expect(await kit.books(order.id)).toMatchObject([{ refundedCents: 0 }]);
  });

  it.each(['20', '', true, [20], { $gt: 0 }, 19.999, 1e308])(
    'refuses what is no amount: %j',
    async amount => {
      const { order, sellers } = await kit.givenOrder();
      const { body } = await kit.refund(order.id, sellers, { amount }).expect(400);
      expect(body.errors).toEqual([{ message: expect.any(String) as string, field: 'amount' }]);
    },
  );

  it('answers 409 when nothing was captured: not tried, authorized, released', async () => {
    const { order, cookie, sellers } = await kit.givenOrder();
    await kit.refund(order.id, sellers).expect(409);
    await kit.pay(order.id, cookie).expect(201);
    await kit.refund(order.id, sellers).expect(409);
    await kit.cancel(order);
    await kit.settled(order.id, 'released');
    await kit.refund(order.id, sellers).expect(409);
    expect(await kit.stored(order.id)).not.toHaveProperty('refundRequestedAt');
  });

  it('is the seller’s only: 401, 404, and 403 also for the buyer', async () => {
    const { order, cookie } = await givenCaptured();
    await kit.http().post(`/api/payments/${order.id}/refund`).expect(401);
    await kit.refund('x', cookie).expect(404);
    await kit.refund(newId(), cookie).expect(404);
    await kit.refund(order.id, cookie).expect(403);
    await kit.refund(order.id, cookieFor(newUser()), { amount: 1 }).expect(403);
    await kit.settled(order.id, 'captured');
  });

  it('is nobody’s for an order whose events did not tell the seller', async () => {
    const { ticket } = sampleOrder();
    const { order, sellers } = await kit.givenOrder({ ticket: { ...ticket, userId: undefined } });
    await kit.refund(order.id, sellers).expect(403);
  });
});
