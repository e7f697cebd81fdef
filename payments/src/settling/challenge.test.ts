import { eventually } from '@ticketing/common/testing';
import { SandboxIntent } from '../gateway/sandbox-intent';
import { Payment } from '../models/payment';
import { CHALLENGED, paymentsKit } from '../testing/payments-kit';

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit();
});
afterAll(() => kit.stop());
beforeEach(() => kit.gateway.heal());

/** An order whose payment waits for the buyer's bank. */
const givenChallenged = async () => {
  const given = await kit.givenOrder();
  await kit.pay(given.order.id, given.cookie, CHALLENGED).expect(202);
  return given;
};
type Order = Awaited<ReturnType<typeof givenChallenged>>['order'];

/** Nothing is held in the end, whatever the ledger had to say on the way. */
const expectReleased = async ({ id }: Order) => {
  const { ledger, attempts } = await kit.settled(id, 'released');
  expect(ledger.at(-1)).toMatchObject({ kind: 'released' });
  expect(attempts).not.toContainEqual(expect.objectContaining({ status: 'requires_action' }));
  expect(await kit.books(id)).toMatchObject([{ status: 'canceled', capturedCents: 0 }]);
  return ledger;
};

describe('a payment that waits for the bank', () => {
  it('is asked about by the sweep, each half minute', async () => {
    const { order } = await givenChallenged();
    const { settleAt, askedAt } = await kit.stored(order.id);
    expect(settleAt!.getTime() - askedAt!.getTime()).toBe(30_000);
    await kit.settleNow(order.id);
    expect(await kit.stored(order.id)).toMatchObject({ attempts: [{ status: 'requires_action' }] });
    await kit.gateway.answerBank((await kit.books(order.id))[0]!._id, true);
    await kit.makeDue(order.id);
    await kit.settled(order.id, 'authorized');
  });

  it('is over when its order is cancelled or expires', async () => {
    const { order, cookie } = await givenChallenged();
    await kit.cancel(order);
    const ledger = await expectReleased(order);
    expect(ledger).toMatchObject([{ kind: 'released', cents: 0 }]);
    await kit.bank(order.id, cookie).expect(409);
    await kit.refresh(order.id, cookie).expect(200);
    await kit.pay(order.id, cookie).expect(409);
  });

  it('gives back what the bank approved at the moment of the cancellation', async () => {
    const { order, cookie } = await givenChallenged();
    await kit.bank(order.id, cookie).expect(200);
    await kit.cancel(order);
    const ledger = await expectReleased(order);
    expect(ledger).toMatchObject([
      { kind: 'authorized', cents: 2000 },
      { kind: 'released', cents: 2000 },
    ]);
  });

  it('holds nothing when it is refreshed at the moment of the cancellation', async () => {
    for (let delay = 0; delay < 60; delay += 12) {
      const { order, cookie } = await givenChallenged();
      await kit.bank(order.id, cookie).expect(200);
      const [answer] = await Promise.all([
        kit.refresh(order.id, cookie),
        new Promise(resolve => setTimeout(resolve, delay)).then(() => kit.cancel(order)),
      ]);
      expect(answer.status).toBe(200);
      await expectReleased(order);
    }
  }, 120_000);

  it('holds nothing when it is cancelled while the first answer is on its way', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.during('confirm', () => kit.cancel(order));
    await kit.pay(order.id, cookie, CHALLENGED).expect(409);
    await expectReleased(order);
  });

  it('is found again when the process died before it wrote down that it waits', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.fail('confirm', 'after');
    await kit.pay(order.id, cookie, CHALLENGED).expect(503);
    await kit.settleNow(order.id);
    expect(await kit.stored(order.id)).toMatchObject({ attempts: [{ status: 'requires_action' }] });
    const { body } = await kit.refresh(order.id, cookie).expect(202);
    expect(body.clientSecret).toMatch(/^sandbox_/);
  });

  it('is not ended by what the processor said before it began to wait', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.fail('confirm', 'before');
    await kit.pay(order.id, cookie, CHALLENGED).expect(503);
    const { attempts, paymentIntentId } = await kit.stored(order.id);
    // A sweep hears that nothing has arrived; the confirmation arrives before that is written down.
    kit.gateway.during('retrieve', async () => {
      const card = { token: CHALLENGED, email: 'buyer@example.com' };
      await kit.gateway.confirm(paymentIntentId!, card, attempts[0]!.id);
      await Payment.updateOne(
        { _id: order.id },
        { $set: { 'attempts.0.status': 'requires_action' }, $inc: { version: 1 } },
      );
    });
    await kit.settleNow(order.id);
    expect(await kit.stored(order.id)).toMatchObject({ attempts: [{ status: 'requires_action' }] });
  });

  it('lets one of many submits through when the bank asks', async () => {
    const { order, cookie } = await kit.givenOrder();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => kit.pay(order.id, cookie, CHALLENGED)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, ...Array<number>(19).fill(409)]);
  });
});

describe('what others do at the processor’s', () => {
  it('a cancellation there tells the order that there is no money', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie).expect(201);
    await SandboxIntent.updateOne({ orderId: order.id }, { $set: { status: 'canceled' } });
    await kit.refresh(order.id, cookie).expect(200);
    const { ledger } = await kit.settled(order.id, 'failed');
    expect(ledger.map(({ kind }) => kind)).toEqual(['authorized', 'failed', 'released']);
  });

  it('what is captured there for a cancelled order goes back at once', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie).expect(201);
    kit.gateway.during('cancel', async () => undefined);
    const taken = { status: 'succeeded', capturedCents: 2000 };
    await SandboxIntent.updateOne({ orderId: order.id }, { $set: taken });
    await kit.cancel(order);
    const { ledger } = await kit.settled(order.id, 'refunded');
    expect(ledger.map(({ kind }) => kind)).toEqual(['authorized', 'captured', 'refunded']);
    expect(await kit.books(order.id)).toMatchObject([{ refundedCents: 2000 }]);
  });
});

describe('an authorization that is about to lapse', () => {
  /** Lets days pass since it was made. */
  const age = (id: string, days: number) =>
    Payment.updateOne(
      { _id: id },
      { $set: { 'ledger.0.at': new Date(Date.now() - days * 86_400_000), settleAt: new Date() } },
    );

  it('is given up after 6 days, and the order told', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie).expect(201);
    await age(order.id, 5);
    await kit.settleNow(order.id);
    await kit.settled(order.id, 'authorized');
    await age(order.id, 6);
    const { ledger } = await kit.settled(order.id, 'failed');
    expect(ledger.map(({ kind }) => kind)).toEqual(['authorized', 'failed', 'released']);
    expect(await kit.books(order.id)).toMatchObject([{ status: 'canceled' }]);
  });

  it('is given up half a day before the time that the processor names', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie).expect(201);
    const captureBefore = new Date(Date.now() + 11 * 3_600_000);
    await Payment.updateOne({ _id: order.id }, { $set: { captureBefore, settleAt: new Date() } });
    await kit.settled(order.id, 'failed');
  });

  it('is captured all the same when the order is complete', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie).expect(201);
    kit.gateway.fail('capture', 'before');
    await kit.complete(order);
    await eventually(() => expect(kit.gateway.withheld.capture).toBe(1));
    await age(order.id, 6);
    await kit.settleNow(order.id);
    await kit.settled(order.id, 'captured');
  });
});
