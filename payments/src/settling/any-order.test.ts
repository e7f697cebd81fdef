import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderUpdated,
  type OrderData,
} from '@ticketing/common';
import { cookieFor, newId, newUser, sampleOrder } from '@ticketing/common/testing';
import fc from 'fast-check';
import { hintAt, Payment, type PaymentDocument } from '../models/payment';
import { keptCents } from '../models/payment-state';
import type { Fault, Gateway } from '../testing/faulty-gateway';
import { CHALLENGED, DECLINED, isAtRest, paymentsKit, VISA } from '../testing/payments-kit';

const RUNS = 40;
const PRICE_CENTS = 2000;
const CHALLENGED_AND_DECLINED = 'pm_card_threeDSecureRequiredChargeDeclined';

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit();
});
afterAll(() => kit.stop());

type Happening =
  | { event: 0 | 1 | 2 }
  | { token: string }
  /** The buyer answers the bank, which need not have asked. */
  | { bank: boolean }
  | { call: 'refresh' | 'refund' | 'webhook' | 'sweep' };

interface Story {
  ending: 'complete' | 'cancelled';
  happenings: Happening[];
  /** Answers that are lost. */
  faults: [call: keyof Gateway, fault: Fault][];
  /** The save at which the process dies, and whether that save was stored. */
  death: { save: number; isStored: boolean };
}

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<0 | 1 | 2>(0, 1, 2).map(event => ({ event })) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(VISA, VISA, CHALLENGED, CHALLENGED, DECLINED, CHALLENGED_AND_DECLINED)
      .map(token => ({ token })),
  },
  { weight: 3, arbitrary: fc.constantFrom(true, true, false).map(bank => ({ bank })) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom<'refresh' | 'refund' | 'webhook' | 'sweep'>(
        'refresh',
        'refund',
        'webhook',
        'sweep',
      )
      .map(call => ({ call })),
  },
);

const stories: fc.Arbitrary<Story> = fc.record({
  ending: fc.constantFrom<Story['ending'][]>('complete', 'cancelled'),
  happenings: fc
    .array(happening, { minLength: 1, maxLength: 12 })
    // Without the first event nothing can be paid; it may come again later.
    .map(list => [{ event: 0 }, ...list] as Happening[]),
  faults: fc.array(
    fc.tuple(
      fc.constantFrom<(keyof Gateway)[]>(
        ...(['create', 'confirm', 'retrieve', 'capture', 'cancel', 'refund'] as const),
      ),
      fc.constantFrom<Fault[]>('before', 'after'),
    ),
    { maxLength: 4 },
  ),
  death: fc.record({ save: fc.integer({ min: 1, max: 16 }), isStored: fc.boolean() }),
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

/** Everything that may be done to one order's payment, by whoever it is. */
const actorsOf = (ending: Story['ending']) => {
  const buyer = newUser();
  const seller = newUser();
  const ticket = { id: newId(), title: 'Concert', price: 20, version: 0, userId: seller.id };
  const order = sampleOrder({ userId: buyer.id, ticket });
  const { id } = order;
  const cookie = cookieFor(buyer);
  const last = ending === 'complete' ? OrderCompleted : OrderCancelled;
  const intent = async () => (await kit.books(id))[0]?._id ?? 'pi_none';
  const deliver = [
    () => kit.deliver(OrderCreated, order),
    () => kit.deliver(OrderUpdated, { ...order, status: 'awaiting:payment', version: 1 }),
    () => kit.deliver(last, { ...order, status: ending, version: 2 } as OrderData),
  ];
  const calls = {
    refresh: () => kit.refresh(id, cookie),
    refund: () => kit.refund(id, cookieFor(seller)),
    webhook: async () => hintAt(await intent()),
    sweep: async () => kit.settleNow(id),
  };
  const happen = async (it: Happening) => {
    if ('event' in it) await deliver[it.event]!();
    else if ('token' in it) await kit.pay(id, cookie, it.token);
    else if ('bank' in it) await kit.gateway.answerBank(await intent(), it.bank);
    else await calls[it.call]();
  };
  return { id, deliver, happen };
};

const tellStory = async ({ ending, happenings, faults, death }: Story) => {
  kit.gateway.heal();
  for (const [call, fault] of faults) kit.gateway.fail(call, fault);
  const { id, deliver, happen } = actorsOf(ending);
  const mortal = dieAtSave(death);
  // Whoever dies is silent, and the others go on.
  for (const it of happenings) await happen(it).catch(() => undefined);
  mortal.mockRestore();
  kit.gateway.heal();
  // What was not acknowledged is delivered again, and the newest is not always the last.
  for (const number of [2, 0, 1]) await deliver[number]!();
  return id;
};

const settleAll = async (orderId: string) => {
  for (let tries = 0; tries < 20; tries++) {
    const payment = await kit.stored(orderId);
    const isWaiting = payment.attempts.some(({ status }) => status === 'requires_action');
    if (isAtRest(payment) || (isWaiting && tries > 2)) return;
    await kit.settleNow(orderId);
  }
};

/** The money is where the order says, in our ledger as in the books of the processor. */
const checkMoney = async (orderId: string, ending: Story['ending']) => {
  const payment = await kit.stored(orderId);
  expect(payment.order).toMatchObject({ status: ending, version: 2 });
  const books = await kit.books(orderId);
  expect(books.length).toBeLessThanOrEqual(1);
  const [intent] = books;
  const entries = payment.ledger.map(({ kind }) => kind);
  expect(new Set(entries).size).toBe(entries.length);
  expect(keptCents(payment)).toBe((intent?.capturedCents ?? 0) - (intent?.refundedCents ?? 0));
  if (ending === 'cancelled') {
    expect(isAtRest(payment)).toBe(true);
    expect(keptCents(payment)).toBe(0);
    if (intent && intent.capturedCents === 0) expect(intent.status).toBe('canceled');
    return;
  }
  const isPaid = intent?.charges.some(({ outcome }) => outcome === 'authorized') ?? false;
  const isRefunded = Boolean(payment.refundRequestedAt);
  expect(keptCents(payment)).toBe(isPaid && !isRefunded ? PRICE_CENTS : 0);
  // A card declined for the last time tells the order, which is not complete for long.
  if (isPaid) expect(payment.status).toBe(isRefunded ? 'refunded' : 'captured');
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
  }, 180_000);

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
