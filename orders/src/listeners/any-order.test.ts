import {
  ExpirationComplete,
  PaymentCreated,
  PaymentFailed,
  PaymentRefunded,
  PaymentUpdated,
  TicketCreated,
  TicketUpdated,
  toCents,
  type EventDeclaration,
  type TicketData,
} from '@ticketing/common';
import {
  eventually,
  newUser,
  samplePayment,
  sampleTicket,
  testService,
} from '@ticketing/common/testing';
import fc from 'fast-check';
import { mongo } from 'mongoose';
import { Order } from '../models/order';
import { Ticket } from '../models/ticket';
import { service } from '../service';
import { reserved } from '../testing/reserved';

const RUNS = 25;

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

interface Sent {
  event: EventDeclaration<never>;
  data: { version: number };
}

const sent = <D extends { version: number }>(event: EventDeclaration<D>, data: D): Sent => ({
  event: event as EventDeclaration<never>,
  data,
});

/** What the tickets service tells of one ticket: each state with its version. */
const ticketHistory = (
  prices: number[],
  isWithdrawn: boolean,
): { last: TicketData; all: Sent[] } => {
  const first = sampleTicket({ price: prices[0]! });
  const states = prices.map((price, version) => ({ ...first, price, version }));
  if (isWithdrawn)
    states.push({
      ...states.at(-1)!,
      status: 'withdrawn',
      withdrawn: true,
      version: prices.length,
    });
  const all = states.map(state => sent(state.version ? TicketUpdated : TicketCreated, state));
  return { last: states.at(-1)!, all };
};

/** What is told of one order, of which each ending leads to one state in any order. */
const endings = {
  expired: (orderId: string) => [
    sent(PaymentFailed, failed(orderId, 1, false)),
    sent(ExpirationComplete, { orderId, expiresAt: new Date().toISOString(), version: 1 }),
  ],
  paid: (orderId: string) => [
    sent(PaymentFailed, failed(orderId, 1, false)),
    sent(PaymentCreated, samplePayment({ orderId, version: 4 })),
  ],
  declined: (orderId: string) => [
    sent(PaymentFailed, failed(orderId, 1, false)),
    sent(PaymentFailed, failed(orderId, 2, false)),
    sent(PaymentFailed, failed(orderId, 3, true)),
  ],
  waiting: (orderId: string) => [sent(PaymentFailed, failed(orderId, 1, false))],
  challenged: (orderId: string) => [sent(PaymentUpdated, pending(orderId, 1))],
  authenticated: (orderId: string) => [
    sent(PaymentUpdated, pending(orderId, 1)),
    sent(PaymentFailed, failed(orderId, 1, false)),
    sent(PaymentUpdated, pending(orderId, 3)),
    sent(PaymentCreated, samplePayment({ orderId, version: 5 })),
  ],
  refunded: (orderId: string) => [
    sent(PaymentUpdated, pending(orderId, 1)),
    sent(PaymentCreated, samplePayment({ orderId, version: 3 })),
    sent(PaymentRefunded, samplePayment({ orderId, status: 'refunded', refunded: 20, version: 6 })),
  ],
};
const pending = (orderId: string, version: number) =>
  samplePayment({ orderId, status: 'pending', version });
const failed = (orderId: string, attempt: number, final: boolean) => ({
  ...samplePayment({ orderId, status: final ? ('failed' as const) : ('pending' as const) }),
  attempt,
  final,
});
const endState = {
  expired: { status: 'cancelled', cancelReason: 'expired' },
  paid: { status: 'complete', cancelReason: null },
  declined: { status: 'cancelled', cancelReason: 'payment-failed' },
  waiting: { status: 'awaiting:payment', cancelReason: null },
  challenged: { status: 'awaiting:payment', cancelReason: null },
  authenticated: { status: 'complete', cancelReason: null },
  refunded: { status: 'cancelled', cancelReason: 'refunded' },
};

type Ending = keyof typeof endings;
const ending = fc.constantFrom(...(Object.keys(endings) as Ending[]));
const prices = fc.array(fc.constantFrom(1, 19.99, 50), { minLength: 1, maxLength: 4 });

/**
 * Delivers each event once to three times, shuffled and all at once, to a process that dies at
 * every fourth write: before it, or after it and before the event is acknowledged.
 */
const deliverWildly = async (events: Sent[], seed: number) => {
  const random = seededRandom(seed);
  const save = Order.prototype.save;
  const dying = jest.spyOn(Order.prototype, 'save').mockImplementation(async function (
    this: never,
  ) {
    const fate = random();
    if (fate < 0.15) throw new Error('killed before the write');
    await save.call(this);
    if (fate > 0.9) throw new Error('killed after the write');
    return this;
  });
  const deliveries = events
    .flatMap(event => Array.from({ length: 1 + Math.floor(random() * 3) }, () => event))
    .map(one => ({ ...one, at: random() }))
    .sort((a, b) => a.at - b.at);
  await Promise.all(
    deliveries.map(one => eventually(() => kit.deliver(one.event, one.data as never))),
  );
  dying.mockRestore();
};

const seededRandom = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Whether the events, delivered wildly, left every order and ticket in its one end state. */
const isSettled = async (wanted: Ending[], told: [number[], boolean][], seed: number) => {
  const orders = await Promise.all(wanted.map(() => reserved(newUser())));
  const tickets = told.map(([list, isWithdrawn]) => ticketHistory(list, isWithdrawn));
  const ofOrders = wanted.flatMap((name, n) => endings[name](orders[n]!.id));
  await deliverWildly([...ofOrders, ...tickets.flatMap(({ all }) => all)], seed);

  for (const [n, name] of wanted.entries())
    expect(await Order.findById(orders[n]!.id).lean()).toMatchObject(endState[name]);
  for (const { last } of tickets)
    expect(await Ticket.findById(last.id).lean()).toMatchObject({
      priceCents: toCents(last.price),
      withdrawn: last.withdrawn,
      version: last.version,
    });
};

const histories = fc.asyncProperty(
  fc.array(ending, { minLength: 1, maxLength: 3 }),
  fc.array(fc.tuple(prices, fc.boolean()), { minLength: 1, maxLength: 2 }),
  fc.integer(),
  isSettled,
);

describe('P5: any delivery of the same events', () => {
  it('leads to the same state of every order and of every ticket', async () => {
    await fc.assert(histories, { numRuns: RUNS });
  }, 120_000);

  it('control: a replica that takes whatever comes last does not', async () => {
    const update = jest.spyOn(Ticket, 'updateOne');
    update.mockImplementation(((filter: { _id: string }, change: object) =>
      Ticket.collection.updateOne({ _id: new mongo.ObjectId(filter._id) }, change, {
        upsert: true,
      })) as never);
    const { failed } = await fc.check(histories, { numRuns: RUNS, endOnFailure: true });
    update.mockRestore();
    expect(failed).toBe(true);
  }, 120_000);
});
