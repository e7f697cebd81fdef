import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderUpdated,
  type OrderData,
} from '@ticketing/common';
import { cookieFor, newUser, sampleOrder } from '@ticketing/common/testing';
import fc from 'fast-check';
import type { Gateway } from '../gateway/gateway';
import { Payment, type PaymentDocument } from '../models/payment';
import type { Fault } from '../testing/faulty-gateway';
import { DECLINED, paymentsKit, VISA } from '../testing/payments-kit';

const RUNS = 30;
const PRICE_CENTS = 2000;

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit();
});
afterAll(() => kit.stop());

type Happening = { event: 0 | 1 | 2 } | { token: string };

interface Story {
  ending: 'complete' | 'cancelled';
  happenings: Happening[];
  /** Answers that are lost. */
  faults: [call: keyof Gateway, fault: Fault][];
  /** The save at which the process dies, and whether that save was stored. */
  death: { save: number; isStored: boolean };
}

const event = fc.constantFrom<0 | 1 | 2>(0, 1, 2).map(number => ({ event: number }));
const payment = fc
  .constantFrom(VISA, VISA, DECLINED, 'pm_card_authenticationRequired')
  .map(token => ({ token }));

const stories: fc.Arbitrary<Story> = fc.record({
  ending: fc.constantFrom<Story['ending'][]>('complete', 'cancelled'),
  happenings: fc
    .array(fc.oneof(event, payment), { minLength: 1, maxLength: 9 })
    // Without the first event nothing can be paid; it may come again later.
    .map(list => [{ event: 0 }, ...list] as Happening[]),
  faults: fc.array(
    fc.tuple(
      fc.constantFrom<(keyof Gateway)[]>('create', 'confirm', 'retrieve', 'capture', 'cancel'),
      fc.constantFrom<Fault[]>('before', 'after'),
    ),
    { maxLength: 3 },
  ),
  death: fc.record({ save: fc.integer({ min: 1, max: 12 }), isStored: fc.boolean() }),
});

/** Kills what is going on at its nth save, before or after that is stored. */
const dieAtSave = ({ save: at, isStored }: Story['death']) => {
  const save = Payment.prototype.save;
  let count = 0;
  const mortal = async function (this: PaymentDocument) {
    const isLast = ++count === at;
    if (!isLast || isStored) await save.call(this);
    if (isLast) throw new Error('killed');
    return this;
  };
  return jest.spyOn(Payment.prototype, 'save').mockImplementation(mortal as never);
};

const tellStory = async ({ ending, happenings, faults, death }: Story) => {
  kit.gateway.heal();
  for (const [call, fault] of faults) kit.gateway.fail(call, fault);
  const buyer = newUser();
  const order = sampleOrder({ userId: buyer.id });
  const last = ending === 'complete' ? OrderCompleted : OrderCancelled;
  const deliver = [
    () => kit.deliver(OrderCreated, order),
    () => kit.deliver(OrderUpdated, { ...order, status: 'awaiting:payment', version: 1 }),
    () => kit.deliver(last, { ...order, status: ending, version: 2 }),
  ];
  const mortal = dieAtSave(death);
  for (const happening of happenings) {
    if ('event' in happening) await deliver[happening.event]!().catch(() => undefined);
    else await kit.pay(order.id, cookieFor(buyer), happening.token);
  }
  mortal.mockRestore();
  kit.gateway.heal();
  // What was not acknowledged is delivered again, and the newest is not always the last.
  for (const number of [2, 0, 1]) await deliver[number]!();
  return order.id;
};

const settleAll = async (orderId: string) => {
  for (let tries = 0; (await kit.stored(orderId)).settleAt && tries < 20; tries++)
    await kit.settleNow(orderId);
};

/** The money is where the order says, in our ledger as in the books of the processor. */
const checkMoney = async (orderId: string, ending: Story['ending']) => {
  const payment = await kit.stored(orderId);
  expect(payment.settleAt).toBeUndefined();
  expect(payment.order).toMatchObject({ status: ending, version: 2 });
  const books = await kit.books(orderId);
  expect(books.length).toBeLessThanOrEqual(1);
  const [intent] = books;
  const entries = payment.ledger.map(({ kind }) => kind);
  expect(new Set(entries).size).toBe(entries.length);
  const isPaid = intent?.charges.some(({ outcome }) => outcome === 'authorized') ?? false;
  if (ending === 'cancelled') {
    if (intent) expect(intent).toMatchObject({ status: 'canceled', capturedCents: 0 });
    expect(['pending', 'released', 'failed']).toContain(payment.status);
  } else {
    expect(intent?.capturedCents ?? 0).toBe(isPaid ? PRICE_CENTS : 0);
    expect(payment.status === 'captured').toBe(isPaid);
  }
};

const moneyFollowsOrder = () =>
  fc.asyncProperty(stories, async story => {
    const orderId = await tellStory(story);
    await settleAll(orderId);
    await checkMoney(orderId, story.ending);
  });

describe('whatever the order of events, however often, with lost answers and kills', () => {
  it('the money follows the order in the end', async () => {
    await fc.assert(moneyFollowsOrder(), { numRuns: RUNS });
  }, 120_000);

  it('control: without the version rule it does not', async () => {
    const hear = Payment.prototype.hear;
    const careless: typeof hear = function (this: PaymentDocument, order: OrderData) {
      if (!this.isNew) this.order.version = -1;
      return hear.call(this, order);
    };
    const spy = jest.spyOn(Payment.prototype, 'hear').mockImplementation(careless);
    const { failed } = await fc.check(moneyFollowsOrder(), { numRuns: 5, endOnFailure: true });
    spy.mockRestore();
    expect(failed).toBe(true);
  });
});
