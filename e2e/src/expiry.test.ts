import { eventually } from '@ticketing/common/testing';
import type { OrderData } from '@ticketing/common';
import { Redis } from 'ioredis';
import { inBatches } from './in-batches';
import { Person } from './person';
import { openStores } from './stores';
import { START_TIMEOUT_MS, startTestSystem, type TestSystem } from './system';

// It measures time, and the other tests make the machine slow for moments.
jest.retryTimes(2);

const ORDERS = 200;
const WINDOW_SECONDS = 2;
const AT_ONCE = 10;

let system: TestSystem;
let seller: Person;
let buyer: Person;
let stores: Awaited<ReturnType<typeof openStores>>;
beforeAll(async () => {
  system = await startTestSystem({ EXPIRATION_WINDOW_SECONDS: String(WINDOW_SECONDS) });
  seller = await new Person(system.url).signUp();
  buyer = await new Person(system.url).signUp();
  stores = await openStores(system);
}, START_TIMEOUT_MS);
afterAll(async () => {
  await stores.close();
  await system.end();
}, START_TIMEOUT_MS);

/** Tickets that orders has heard of. */
const onSale = async (): Promise<string[]> => {
  const ids = (await inBatches(ORDERS, AT_ONCE, () => seller.sell())).map(({ id }) => id);
  await eventually(
    async () => expect(await stores.count('orders', 'tickets', ids)).toBe(ORDERS),
    60_000,
  );
  return ids;
};

const reserveAll = (ids: string[]): Promise<OrderData[]> =>
  inBatches(ids.length, AT_ONCE, n => buyer.reserve(ids[n]!));

const allCancelled = (orders: OrderData[]) =>
  eventually(async () => {
    const now = await inBatches(orders.length, AT_ONCE, n => buyer.order(orders[n]!.id));
    const cancelled = now.filter(({ cancelReason }) => cancelReason === 'expired');
    expect(cancelled).toHaveLength(orders.length);
  }, 60_000);

const allOnSaleAgain = (ids: string[]) =>
  eventually(async () => {
    const now = await inBatches(ids.length, AT_ONCE, n => seller.ticket(ids[n]!));
    expect(now.filter(({ status }) => status === 'onsale')).toHaveLength(ids.length);
  }, 60_000);

describe('P4: an unpaid order is cancelled when it expires', () => {
  it(`cancels ${ORDERS} of ${ORDERS}, and their tickets are on sale again`, async () => {
    const ids = await onSale();
    await allCancelled(await reserveAll(ids));
    await allOnSaleAgain(ids);
  }, 240_000);

  it('also when Redis is flushed and restarted in between', async () => {
    const ids = await onSale();
    const reserving = reserveAll(ids);
    const redis = new Redis(system.addresses.redis!);
    await redis.flushall();
    redis.disconnect();
    system.kill9('redis');
    await allCancelled(await reserving);
    await allOnSaleAgain(ids);
  }, 240_000);
});
