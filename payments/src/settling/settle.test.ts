import { PaymentCaptured, PaymentCreated, PaymentFailed, PaymentReleased } from '@ticketing/common';
import { eventually } from '@ticketing/common/testing';
import { SandboxIntent } from '../gateway/sandbox-intent';
import { Payment } from '../models/payment';
import { DECLINED, paymentsKit, VISA } from '../testing/payments-kit';

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit();
});
afterAll(() => kit.stop());
beforeEach(() => kit.gateway.heal());

/** An order with an authorized payment. */
const givenAuthorized = async () => {
  const given = await kit.givenOrder();
  await kit.pay(given.order.id, given.cookie).expect(201);
  return given;
};

describe('a complete order', () => {
  it('has its price captured, once', async () => {
    const { order } = await givenAuthorized();
    await Promise.all([kit.complete(order), kit.complete(order), kit.complete(order)]);
    const payment = await kit.settled(order.id, 'captured');
    expect(payment.ledger).toMatchObject([
      { kind: 'authorized', cents: 2000 },
      { kind: 'captured', cents: 2000 },
    ]);
    expect(await kit.books(order.id)).toMatchObject([{ status: 'succeeded', capturedCents: 2000 }]);
    const event = await kit.published(PaymentCaptured, order.id);
    expect(event.data).toMatchObject({ status: 'captured', amount: 20 });
  });

  it.each(['before', 'after'] as const)(
    'has it captured in the end when the answer is lost %s the effect',
    async fault => {
      const { order } = await givenAuthorized();
      kit.gateway.fail('capture', fault);
      await kit.complete(order);
      await eventually(() => expect(kit.gateway.withheld.capture).toBe(1));
      await kit.settleNow(order.id);
      const { ledger } = await kit.settled(order.id, 'captured');
      expect(ledger).toHaveLength(2);
      expect(await kit.books(order.id)).toMatchObject([{ capturedCents: 2000 }]);
    },
  );

  it('fails for good when the authorization is gone', async () => {
    const { order } = await givenAuthorized();
    await SandboxIntent.updateOne({ orderId: order.id }, { $set: { status: 'canceled' } });
    await kit.complete(order);
    await kit.settled(order.id, 'failed');
    const { data } = await kit.published(PaymentFailed, order.id);
    expect(data).toMatchObject({ status: 'failed', attempt: 0, final: true });

    // orders answers with the cancellation; there is nothing left to hold
    await kit.cancel({ ...order, version: order.version + 1 });
    const payment = await kit.settled(order.id, 'failed');
    expect(payment.ledger.map(({ kind }) => kind)).toEqual(['authorized', 'failed', 'released']);
  });
});

describe('a cancelled order', () => {
  it('has its authorization released', async () => {
    const { order } = await givenAuthorized();
    await kit.cancel(order);
    const { ledger } = await kit.settled(order.id, 'released');
    expect(ledger.at(-1)).toMatchObject({ kind: 'released', cents: 2000 });
    expect(await kit.books(order.id)).toMatchObject([{ status: 'canceled', capturedCents: 0 }]);
    const { data } = await kit.published(PaymentReleased, order.id);
    expect(data).toMatchObject({ status: 'released' });
  });

  it.each(['before', 'after'] as const)(
    'has it released in the end when the answer is lost %s the effect',
    async fault => {
      const { order } = await givenAuthorized();
      kit.gateway.fail('cancel', fault);
      await kit.cancel(order);
      await eventually(() => expect(kit.gateway.withheld.cancel).toBe(1));
      await kit.settleNow(order.id);
      await kit.settled(order.id, 'released');
      expect(await kit.books(order.id)).toMatchObject([{ status: 'canceled' }]);
    },
  );

  it('has the intent of a declined card closed', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie, DECLINED).expect(402);
    await kit.cancel(order);
    const { ledger } = await kit.settled(order.id, 'released');
    expect(ledger).toMatchObject([{ kind: 'released', cents: 0 }]);
    expect(await kit.books(order.id)).toMatchObject([{ status: 'canceled' }]);
  });

  it('has nothing done to it when nobody tried to pay', async () => {
    const { order } = await kit.givenOrder();
    await kit.cancel(order);
    expect(await kit.settled(order.id, 'pending')).toMatchObject({ ledger: [] });
  });
});

describe('an attempt without an outcome', () => {
  it('is left alone for 30 s', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.fail('confirm', 'after');
    await kit.pay(order.id, cookie).expect(503);
    const { attempts, settleAt } = await kit.stored(order.id);
    expect(settleAt!.getTime() - attempts[0]!.createdAt.getTime()).toBe(30_000);
    expect(kit.gateway.calls.retrieve).toBe(0);
  });

  it('is authorized when the processor says so, and then told of', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.fail('confirm', 'after');
    await kit.pay(order.id, cookie).expect(503);
    expect(await Payment.countDocuments({ _id: order.id, status: 'authorized' })).toBe(0);
    await kit.makeDue(order.id); // and the sweep finds it
    await kit.settled(order.id, 'authorized');
    const { data } = await kit.published(PaymentCreated, order.id);
    expect(data).toMatchObject({ status: 'authorized' });
  });

  it('is declined when the processor says so, and counted', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie, DECLINED).expect(402);
    kit.gateway.fail('confirm', 'after');
    await kit.pay(order.id, cookie, DECLINED).expect(503);
    await kit.settleNow(order.id);
    await eventually(async () => {
      const { data } = await kit.published(PaymentFailed, order.id);
      expect(data).toMatchObject({ attempt: 2, final: false });
    });
    await kit.pay(order.id, cookie).expect(201);
  });

  it("is given up, not counted, when only an earlier one's decline is there", async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie, DECLINED).expect(402);
    kit.gateway.fail('confirm', 'before');
    await kit.pay(order.id, cookie, DECLINED).expect(503);
    await kit.settleNow(order.id);
    const { attempts } = await kit.settled(order.id, 'pending');
    expect(attempts.map(({ status }) => status)).toEqual(['declined', 'abandoned']);
    await kit.pay(order.id, cookie).expect(201);
  });

  it.each(['before', 'after'] as const)(
    'finds its intent again when that was lost %s it was created',
    async fault => {
      const { order, cookie } = await kit.givenOrder();
      kit.gateway.fail('create', fault);
      await kit.pay(order.id, cookie).expect(503);
      await kit.settleNow(order.id);
      expect(await kit.settled(order.id, 'pending')).toMatchObject({
        attempts: [{ status: 'abandoned' }],
      });
      await kit.pay(order.id, cookie).expect(201);
      expect(await kit.books(order.id)).toHaveLength(1);
    },
  );

  it('waits on while the processor stays silent', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.fail('confirm', 'after');
    kit.gateway.fail('retrieve', 'before', Infinity);
    await kit.pay(order.id, cookie).expect(503);
    for (const tries of [1, 2]) {
      await kit.settleNow(order.id);
      expect((await kit.stored(order.id)).unanswered).toBeGreaterThanOrEqual(tries);
      await kit.pay(order.id, cookie).expect(409);
    }
    kit.gateway.heal();
    await kit.settleNow(order.id);
    expect(await kit.settled(order.id, 'authorized')).toMatchObject({ unanswered: 0 });
  });

  it('is released when the order was cancelled before it was authorized', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.fail('confirm', 'after');
    await kit.pay(order.id, cookie).expect(503);
    await kit.cancel(order);
    await kit.settleNow(order.id);
    const { ledger } = await kit.settled(order.id, 'released');
    expect(ledger.map(({ kind }) => kind)).toEqual(['authorized', 'released']);
    expect(await kit.books(order.id)).toMatchObject([{ status: 'canceled', capturedCents: 0 }]);
  });

  it('counts also when it was given up before its answer came', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.fail('confirm', 'before');
    await kit.pay(order.id, cookie).expect(503);
    await kit.settleNow(order.id);
    const { attempts, paymentIntentId } = await kit.settled(order.id, 'pending');
    expect(attempts).toMatchObject([{ status: 'abandoned' }]);
    // a process that stood still for a minute sends its confirmation now, and dies
    await kit.gateway.confirm(
      paymentIntentId!,
      { token: VISA, email: 'buyer@example.com' },
      attempts[0]!.id,
    );
    const answer = await kit.pay(order.id, cookie);
    expect(answer.status).toBe(201);
    expect(await kit.books(order.id)).toMatchObject([{ charges: [{ outcome: 'authorized' }] }]);
  });
});
