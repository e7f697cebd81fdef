import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderUpdated,
  type OrderData,
} from '@ticketing/common';
import { eventually, sampleOrder, testService } from '@ticketing/common/testing';
import { Deadline } from '../models/deadline';
import { service } from '../service';
import { hearExpirations } from '../testing/expirations';

// It measures time, and the other tests make the machine slow for moments.
jest.retryTimes(2);

let kit: Awaited<ReturnType<typeof testService<typeof service.settings>>>;
let expirations: Awaited<ReturnType<typeof hearExpirations>>;
beforeAll(async () => {
  kit = await testService(service);
  expirations = await hearExpirations(kit.channelPrefix);
});
afterAll(async () => {
  await expirations.close();
  await kit.stop();
});

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const ended = (order: OrderData, status: 'cancelled' | 'complete', version = 1): OrderData => ({
  ...order,
  status,
  version,
  cancelReason: status === 'cancelled' ? 'buyer' : null,
});
const stored = (order: OrderData) => Deadline.findById(order.id).lean();

/** Waits until a deadline that ends after all others has fired. */
const laterOneFired = async (ms = 1_000) => {
  const later = sampleOrder({ expiresAt: inMs(ms) });
  await kit.publish(OrderCreated, later);
  await expirations.ofAll([later.id]);
};

it('fires once, when the time has come and not before', async () => {
  const order = sampleOrder({ expiresAt: inMs(1_200) });
  await kit.publish(OrderCreated, order);
  await eventually(async () => {
    expect(await stored(order)).toMatchObject({ state: 'waiting', orderVersion: 0 });
  });

  const lateMs = await expirations.ofAll([order.id]);

  expect(lateMs).toBeGreaterThanOrEqual(0);
  expect(lateMs).toBeLessThan(5_000);
  const [{ event, data }] = expirations.of(order.id) as [ReturnType<typeof expirations.of>[0]];
  expect(data).toEqual({ orderId: order.id, expiresAt: order.expiresAt, version: 1 });
  expect(event).toMatchObject({ source: 'expiration', subject: order.id, aggregateversion: 1 });
  await laterOneFired();
  expect(expirations.of(order.id)).toHaveLength(1);
  await eventually(async () => {
    expect(await stored(order)).toMatchObject({ state: 'fired', outbox: [] });
  });
});

it('fires for an order that had expired before it was heard of', async () => {
  const order = sampleOrder({ expiresAt: inMs(-60_000) });
  await kit.publish(OrderCreated, order);
  await expirations.ofAll([order.id]);
});

it('fires for an order that waits for a payment', async () => {
  const order = sampleOrder({ expiresAt: inMs(800) });
  await kit.publish(OrderCreated, order);
  await kit.publish(OrderUpdated, { ...order, status: 'awaiting:payment', version: 1 });
  await expirations.ofAll([order.id]);
  await laterOneFired();
  expect(expirations.of(order.id)).toHaveLength(1);
});

it.each([
  ['cancelled', OrderCancelled],
  ['complete', OrderCompleted],
] as const)('does not fire for an order that is %s in time', async (status, event) => {
  const [first, second] = [
    sampleOrder({ expiresAt: inMs(3_000) }),
    sampleOrder({ expiresAt: inMs(3_000) }),
  ];
  await kit.publish(OrderCreated, first);
  await kit.publish(event, ended(first, status));
  // The other way round: its end is heard before its beginning.
  await kit.publish(event, ended(second, status));
  await eventually(async () => expect(await stored(second)).toMatchObject({ state: 'gone' }));
  await kit.publish(OrderCreated, second);

  await laterOneFired(3_500);

  for (const order of [first, second]) {
    expect(expirations.of(order.id)).toEqual([]);
    expect(await stored(order)).toMatchObject({ state: 'gone', orderVersion: 1, outbox: [] });
  }
});

it('changes nothing by what is older or the same', async () => {
  const order = sampleOrder();
  await kit.deliver(OrderUpdated, { ...order, status: 'awaiting:payment', version: 4 });
  const before = await stored(order);
  await kit.deliver(OrderUpdated, { ...order, status: 'awaiting:payment', version: 4 });
  await kit.deliver(OrderCancelled, ended(order, 'cancelled', 3));
  await kit.deliver(OrderCreated, order);
  expect(await stored(order)).toEqual(before);
});

it('waits again when a fired deadline is put off', async () => {
  const order = sampleOrder({ expiresAt: inMs(-1_000) });
  await kit.publish(OrderCreated, order);
  await expirations.ofAll([order.id]);
  const later = { ...order, expiresAt: inMs(1_000), version: 1 };
  await kit.publish(OrderUpdated, later);
  await eventually(() => expect(expirations.of(order.id)).toHaveLength(2));
  expect(expirations.of(order.id).map(({ data }) => data.expiresAt)).toContain(later.expiresAt);
});

it('is ready and tells its metrics', async () => {
  expect((await kit.http().get('/readyz')).status).toBe(200);
  const { text } = await kit.http().get('/metrics');
  expect(text).toMatch(/deadline_lateness_seconds_count\{by="timer"\} [1-9]/);
  expect(text).toContain('redis_connected 1');
});
