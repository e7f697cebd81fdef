import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderUpdated,
  type EventDeclaration,
  type OrderData,
} from '@ticketing/common';
import { eventually, sampleOrder, testService } from '@ticketing/common/testing';
import fc from 'fast-check';
import { Deadline, type DeadlineDocument } from './models/deadline';
import { service } from './service';

let kit: Awaited<ReturnType<typeof testService<typeof service.settings>>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

const HOUR_MS = 3_600_000;

const deliver = ({ event, order }: Delivery) => kit.deliver(event, order);

/** A life of an order, as the events that orders tells of it. */
const lives: Record<string, [EventDeclaration<OrderData>, OrderData['status']][]> = {
  fresh: [[OrderCreated, 'created']],
  cancelled: [
    [OrderCreated, 'created'],
    [OrderCancelled, 'cancelled'],
  ],
  declined: [
    [OrderCreated, 'created'],
    [OrderUpdated, 'awaiting:payment'],
  ],
  paid: [
    [OrderCreated, 'created'],
    [OrderUpdated, 'awaiting:payment'],
    [OrderCompleted, 'complete'],
  ],
  refunded: [
    [OrderCreated, 'created'],
    [OrderCompleted, 'complete'],
    [OrderCancelled, 'cancelled'],
  ],
};

interface Delivery {
  event: EventDeclaration<OrderData>;
  order: OrderData;
}

const orderArbitrary = fc.record({
  life: fc.constantFrom(...Object.keys(lives)),
  isDue: fc.boolean(),
});

const eventsOf = ({ life, isDue }: { life: string; isDue: boolean }): Delivery[] => {
  const expiresAt = new Date(Date.now() + (isDue ? -HOUR_MS : HOUR_MS)).toISOString();
  const order = sampleOrder({ expiresAt });
  return lives[life]!.map(([event, status], version) => ({
    event,
    order: { ...order, status, version },
  }));
};

/** The end to which the newest event leads, whatever came before it. */
const endOf = ({ status, expiresAt, version }: OrderData) => {
  const isLive = status === 'created' || status === 'awaiting:payment';
  const isDue = Date.parse(expiresAt) < Date.now();
  return {
    state: isLive ? (isDue ? 'fired' : 'waiting') : 'gone',
    orderVersion: version,
    expiresAt: new Date(expiresAt),
    outbox: [],
  };
};

/** Delivers to a process that dies: before its write, or after it, the event unacknowledged. */
const deliverAndDie = async ({ event, order }: Delivery, when: 'before' | 'after') => {
  const { save } = Deadline.prototype;
  const dying = jest.spyOn(Deadline.prototype, 'save').mockImplementationOnce(async function (
    this: InstanceType<typeof Deadline>,
  ) {
    if (when === 'after') await save.call(this);
    throw new Error('killed');
  } as never);
  await kit.deliver(event, order).catch(() => undefined);
  dying.mockRestore();
};

const scenario = fc.array(orderArbitrary, { minLength: 1, maxLength: 4 }).chain(orders => {
  const events = orders.flatMap(eventsOf);
  const places = { minLength: events.length * 2, maxLength: events.length * 2 };
  return fc.record({
    events: fc.constant(events),
    duplicates: fc.subarray(events),
    places: fc.array(fc.nat(), places),
    kills: fc.array(fc.constantFrom('before' as const, 'after' as const, undefined), {
      maxLength: 8,
    }),
    inParallel: fc.boolean(),
  });
});

/** Whatever is delivered and however, the newest event of each order decides its end. */
const sameEnd = (timeoutMs?: number) =>
  fc.asyncProperty(scenario, async ({ events, duplicates, places, kills, inParallel }) => {
    const deliveries = [...events, ...duplicates]
      .map((delivery, i) => ({ delivery, place: places[i]! }))
      .sort((a, b) => a.place - b.place)
      .map(({ delivery }) => delivery);
    if (inParallel) await Promise.all(deliveries.map(deliver));
    else
      for (const [i, one] of deliveries.entries()) {
        const when = kills[i];
        if (when) await deliverAndDie(one, when);
        await deliver(one); // as the broker does, again until it is done
      }

    const newest = new Map(events.map(({ order }) => [order.id, order]));
    await eventually(async () => {
      for (const order of newest.values()) {
        const deadline = await Deadline.findById(order.id).lean();
        expect(deadline).toMatchObject(endOf(order));
      }
    }, timeoutMs);
  });

it('reaches the same end by any order of delivery, with duplicates and kills (P5)', async () => {
  await fc.assert(sameEnd(), { numRuns: 40, endOnFailure: true });
}, 120_000);

it('would not if it took the last event for the newest (control)', async () => {
  const { follow } = Deadline.prototype;
  const lastWins = jest.spyOn(Deadline.prototype, 'follow').mockImplementation(function (
    this: DeadlineDocument,
    order: OrderData,
  ) {
    this.orderVersion = -1;
    return follow.call(this, order);
  } as never);
  const result = await fc.check(sameEnd(2_000), { numRuns: 100, endOnFailure: true });
  lastWins.mockRestore();
  expect(result.failed).toBe(true);
}, 120_000);
