import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderUpdated,
  type OrderData,
  type OrderStatus,
} from '@ticketing/common';
import { sampleOrder, testService } from '@ticketing/common/testing';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { service } from '../service';
import { killAtNextSave, onSale, stored } from '../testing/tickets';
import { derivePass } from './follow-order';
import { Order, storeOrder } from './order';

const RUNS = 40;
const CONTROL_RUNS = 200;
const TICKETS = 2;
/** Deliveries of one event before the broker in this test gives up: far more than it kills. */
const MAX_DELIVERIES = 20;

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => kit.stop());

/** What orders did: the states of each order, one version each. */
interface History {
  ticket: number;
  day: number;
  states: (OrderStatus | 'refunded')[];
}

/** The way the events travel: batches side by side, a batch one after the other. */
interface Journey {
  batches: { event: number; killed: 'before' | 'after' | undefined }[][];
}

const histories: fc.Arbitrary<History[]> = fc.array(
  fc.record({
    ticket: fc.nat(TICKETS - 1),
    day: fc.integer({ min: 1, max: 3 }),
    states: fc.constantFrom<History['states'][]>(
      ['created'],
      ['created', 'cancelled'],
      ['created', 'complete'],
      ['created', 'complete', 'cancelled'],
      ['created', 'complete', 'refunded'],
      ['created', 'awaiting:payment', 'cancelled'],
      ['created', 'awaiting:payment', 'complete'],
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

const journeyOf = (events: number): fc.Arbitrary<Journey> => {
  const all = Array.from({ length: events }, (_, event) => event);
  const duplicates = fc.array(fc.nat(events - 1), { maxLength: 6 });
  const order = duplicates.chain(extra => {
    const deliveries = [...all, ...extra];
    return fc
      .shuffledSubarray(
        deliveries.map((_, at) => at),
        { minLength: deliveries.length },
      )
      .map(shuffled => shuffled.map(at => deliveries[at]!));
  });
  const killed = fc.constantFrom(undefined, undefined, 'before' as const, 'after' as const);
  return order.chain(deliveries =>
    fc
      .array(fc.record({ killed, size: fc.integer({ min: 1, max: 4 }) }), {
        minLength: deliveries.length,
        maxLength: deliveries.length,
      })
      .map(choices => {
        const batches: Journey['batches'] = [];
        const left = deliveries.map((event, at) => ({ event, killed: choices[at]!.killed }));
        for (let n = 0; left.length > 0; n++) batches.push(left.splice(0, choices[n]!.size));
        return { batches };
      }),
  );
};

const worlds = fc
  .tuple(histories, fc.array(fc.boolean(), { minLength: TICKETS, maxLength: TICKETS }))
  .chain(([orders, withdrawn]) =>
    journeyOf(orders.flatMap(({ states }) => states).length).map(journey => ({
      orders,
      withdrawn,
      journey,
    })),
  );

type Follow = (order: OrderData) => Promise<void>;

const declarations = {
  created: OrderCreated,
  'awaiting:payment': OrderUpdated,
  complete: OrderCompleted,
  cancelled: OrderCancelled,
};
const listeners: Follow = order => kit.deliver(declarations[order.status], order);

/** Delivers until the handler has answered, as the broker does. */
const deliver = async (follow: Follow, event: OrderData) => {
  for (let tries = 1; ; tries++) {
    try {
      return await follow(event);
    } catch (error) {
      if (tries >= MAX_DELIVERIES) throw error;
    }
  }
};

/** The same tickets and orders anew; ids rise with the place in the list. */
const setUp = async (orders: History[], withdrawn: boolean[]) => {
  const tickets: string[] = [];
  for (const isWithdrawn of withdrawn) {
    const ticket = await onSale();
    if (isWithdrawn) ticket.withdraw();
    await ticket.save();
    tickets.push(ticket.id);
  }
  const prefix = randomBytes(12).toString('hex').slice(0, -1);
  const events = orders.flatMap(({ ticket, day, states }, n) => {
    const order = sampleOrder({
      id: `${prefix}${n}`,
      createdAt: `2026-01-0${day}T00:00:00.000Z`,
      ticket: { id: tickets[ticket]!, title: 'Concert', price: 20, version: 0 },
    });
    return states.map((state, version): OrderData =>
      state === 'refunded'
        ? { ...order, status: 'cancelled', cancelReason: 'refunded', version }
        : { ...order, status: state, version },
    );
  });
  const endState = async () => ({
    tickets: await Promise.all(
      tickets.map(async id => {
        const { status, orderId, withdrawn } = await stored(id);
        return { status, order: orderId?.replace(prefix, '') ?? null, withdrawn };
      }),
    ),
    orders: (
      await Order.find({ ticketId: { $in: tickets } })
        .sort({ _id: 1 })
        .lean()
    ).map(({ _id, status, version }) => ({ order: _id.replace(prefix, ''), status, version })),
  });
  return { events, endState };
};

/** The states after a journey, and after each event was delivered once and in order. */
const play = async (
  { orders, withdrawn, journey }: { orders: History[]; withdrawn: boolean[]; journey: Journey },
  follow: Follow,
) => {
  const straight = await setUp(orders, withdrawn);
  for (const event of straight.events) await listeners(event);
  const world = await setUp(orders, withdrawn);
  for (const batch of journey.batches) {
    for (const { killed } of batch) if (killed) killAtNextSave(killed);
    await Promise.all(batch.map(({ event }) => deliver(follow, world.events[event]!)));
    jest.restoreAllMocks();
  }
  return { actual: await world.endState(), expected: await straight.endState() };
};

const property = (follow: Follow) =>
  fc.asyncProperty(worlds, async world => {
    const { actual, expected } = await play(world, follow);
    expect(actual).toEqual(expected);
  });

describe('P5: order events twice, late, in any order, with kills between the two writes', () => {
  it('lead to the same tickets as each once and in order', async () => {
    await fc.assert(property(listeners), { numRuns: RUNS });
  }, 300_000);

  it('control: a handler that only follows what is new to it fails', async () => {
    const naive: Follow = async order => {
      if (!(await storeOrder(order))) return;
      while (await derivePass(order.ticket.id));
    };
    const { failed } = await fc.check(property(naive), {
      numRuns: CONTROL_RUNS,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
  }, 300_000);
});
