import { newId } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import { Payment } from '../models/payment';
import { CHALLENGED, DECLINED, paymentsKit } from '../testing/payments-kit';
import { reconcile } from './reconcile';
import { refundOrder } from './refund-order';

const DAY_SECONDS = 86_400;

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit();
});
afterAll(() => kit.stop());
let printed = '';
beforeEach(async () => {
  kit.gateway.heal();
  await Payment.deleteMany({});
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += String(text);
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

/** A payment that was authorized, of which nobody wrote that down. */
const givenHalfDone = async () => {
  const given = await kit.givenOrder();
  kit.gateway.fail('confirm', 'after');
  await kit.pay(given.order.id, given.cookie).expect(503);
  return given;
};

const givenCaptured = async (id = newId()) => {
  const given = await kit.givenOrder({ id });
  await kit.pay(given.order.id, given.cookie).expect(201);
  await kit.complete(given.order);
  await kit.settled(given.order.id, 'captured');
  return given;
};

describe('reconcile', () => {
  const run = (...args: string[]) => reconcile(kit.settling)(args);

  it('--dry-run says what it would do, and changes nothing', async () => {
    const { order } = await givenHalfDone();
    const before = await kit.stored(order.id);
    expect(await run('--dry-run')).toBe(0);
    expect(printed).toContain(`${order.id}  pending (pending) -> authorized (authorized)\n`);
    expect(printed).toMatch(/1 payments, 1 findings, nothing changed\n$/);
    expect(await kit.stored(order.id)).toEqual(before);
    expect(await kit.books(order.id)).toMatchObject([{ status: 'requires_capture' }]);
  });

  it('mends it, and finds nothing the next time', async () => {
    const { order } = await givenHalfDone();
    expect(await run()).toBe(0);
    expect(printed).toContain(`${order.id}  pending (pending) -> authorized (authorized)\n`);
    await kit.settled(order.id, 'authorized');
    printed = '';
    expect(await run()).toBe(0);
    expect(printed).toBe('1 payments, 0 findings\n');
  });

  it('names the step that is left, and takes it', async () => {
    const { order } = await givenHalfDone();
    await kit.cancel(order);
    await run('--dry-run');
    expect(printed).toContain('-> authorized (authorized), would release');
    await run();
    await kit.settled(order.id, 'released');
  });

  it('leaves alone what is as it should be, and what nobody tried', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.givenOrder();
    await kit.pay(order.id, cookie, DECLINED).expect(402);
    const waiting = await kit.givenOrder();
    await kit.pay(waiting.order.id, waiting.cookie, CHALLENGED).expect(202);
    await givenCaptured();
    await run('--dry-run');
    expect(printed).toBe('3 payments, 0 findings, nothing changed\n');
  });

  it('asks about young orders, and older ones with something open', async () => {
    await givenCaptured(String(Types.ObjectId.createFromTime(Date.now() / 1000 - 2 * DAY_SECONDS)));
    await givenHalfDone();
    await run('--dry-run', '--days', '3');
    expect(printed).toContain('2 payments, 1 findings');
    await run('--dry-run', '--days', '1');
    expect(printed).toContain('1 payments, 1 findings');
  });

  it('says where Stripe did not answer, and ends with 1', async () => {
    const { order } = await givenHalfDone();
    kit.gateway.fail('retrieve', 'before');
    expect(await run()).toBe(1);
    expect(printed).toContain(`${order.id}  no answer from Stripe\n`);
  });

  it.each([['--days'], ['--days', '-1'], ['--days', 'x'], ['--wet-run'], ['more']])(
    'refuses %s %s',
    async (...args) => {
      expect(await run(...args.filter(Boolean))).toBe(2);
      expect(printed).toMatch(/^Usage: reconcile/);
    },
  );
});

describe('refund', () => {
  const run = (...args: string[]) => refundOrder(kit.settling)(args);

  it('gives the money back, and says so again', async () => {
    const { order } = await givenCaptured();
    expect(await run(order.id)).toBe(0);
    expect(await run(order.id.toUpperCase())).toBe(0);
    expect(printed).toBe(`${order.id}: refunded\n`.repeat(2));
    expect(await kit.books(order.id)).toMatchObject([{ refundedCents: 2000 }]);
  });

  it('leaves it to the service when Stripe is silent', async () => {
    const { order } = await givenCaptured();
    kit.gateway.fail('refund', 'before');
    expect(await run(order.id)).toBe(1);
    expect(printed).toContain('noted, the running service goes on with it');
    await kit.makeDue(order.id);
    await kit.settled(order.id, 'refunded');
  });

  it('refuses where there is nothing to refund, and what is no order', async () => {
    const { order } = await kit.givenOrder();
    expect(await run(order.id)).toBe(1);
    expect(await run(newId())).toBe(1);
    expect(printed).toContain('Nothing was captured');
    for (const args of [[], ['x'], [order.id, 'more']]) expect(await run(...args)).toBe(2);
    expect(printed).toContain('Usage: refund ORDER_ID\n');
  });
});
