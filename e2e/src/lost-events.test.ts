import { eventually } from '@ticketing/common/testing';
import { inBatches } from './in-batches';
import { Person } from './person';
import { HEARS_OF_ORDERS, openStores } from './stores';
import { START_TIMEOUT_MS, startTestSystem, type TestSystem } from './system';

const TICKETS = 200;
const ORDERS = 100;
const BROKER_AWAY_MS = 5_000;
const KILLS = 6;
const MOST_BETWEEN_KILLS_MS = 400;
const AT_ONCE = 10;
const ARRIVAL_TIMEOUT_MS = 60_000;

let system: TestSystem;
let stores: Awaited<ReturnType<typeof openStores>>;
let seller: Person;
let buyer: Person;
beforeAll(async () => {
  system = await startTestSystem();
  stores = await openStores(system);
  seller = await new Person(system.url).signUp();
  buyer = await new Person(system.url).signUp();
}, START_TIMEOUT_MS);
afterAll(async () => {
  await stores.close();
  await system.end();
}, START_TIMEOUT_MS);

const sell = async (count: number): Promise<string[]> => {
  const tickets = await inBatches(count, AT_ONCE, n => seller.sell({ title: `Concert ${n}` }));
  return tickets.map(({ id }) => id);
};

/** Waits until orders has heard of the tickets. */
const ticketsArrive = (ids: string[]) =>
  eventually(
    async () => expect(await stores.count('orders', 'tickets', ids)).toBe(ids.length),
    ARRIVAL_TIMEOUT_MS,
  );

/** Waits until every service that listens has heard of the orders. */
const ordersArrive = async (ids: string[]) => {
  for (const [service, collection] of Object.entries(HEARS_OF_ORDERS))
    await eventually(
      async () => expect(await stores.count(service, collection, ids)).toBe(ids.length),
      ARRIVAL_TIMEOUT_MS,
    );
};

/** Kills a process (-9) again and again; ends, once it runs again, when what is returned is called. */
const killAtRandom = (name: 'orders' | 'mongo') => {
  let isLoaded = true;
  const killing = (async () => {
    for (let kills = 0; kills < KILLS && isLoaded; kills++) {
      await new Promise(resolve => setTimeout(resolve, Math.random() * MOST_BETWEEN_KILLS_MS));
      const pid = system.pid(name);
      system.kill9(name);
      await eventually(() => expect([undefined, pid]).not.toContain(system.pid(name)));
    }
  })();
  return () => {
    isLoaded = false;
    return killing;
  };
};

/** The ids of what was answered 201, of `count` requests of which others may fail meanwhile. */
const answeredOf = async (
  count: number,
  request: (n: number) => Promise<{ status: number; data: unknown }>,
): Promise<string[]> => {
  const ids: string[] = [];
  await inBatches(count, AT_ONCE, async n => {
    const { status, data } = await request(n);
    if (status === 201) ids.push((data as { id: string }).id);
  });
  expect(ids.length).toBeGreaterThan(0);
  return ids;
};

describe('P2: no lost event', () => {
  it(`answers while the broker is away for ${BROKER_AWAY_MS} ms, and loses nothing`, async () => {
    const onSale = await sell(ORDERS);
    await ticketsArrive(onSale);

    const bringBack = await system.hold('nats');
    const back = new Promise<void>((resolve, reject) => {
      setTimeout(() => bringBack().then(resolve, reject), BROKER_AWAY_MS);
    });
    const [tickets, orders] = await Promise.all([
      sell(TICKETS), // any answer but 201 is an error
      inBatches(ORDERS, AT_ONCE, n => buyer.reserve(onSale[n]!)),
    ]);
    await back;
    await ticketsArrive(tickets);
    await ordersArrive(orders.map(({ id }) => id));
  }, 240_000);

  it('loses nothing that was answered when orders is killed at random moments', async () => {
    const onSale = await sell(ORDERS);
    await ticketsArrive(onSale);

    const killing = killAtRandom('orders');
    const answered = await answeredOf(ORDERS, n =>
      buyer.call('POST', '/api/orders', { ticketId: onSale[n]! }),
    );
    await killing();
    await ordersArrive(answered);
  }, 240_000);
});

describe('P6: what was answered is on disk', () => {
  it('keeps each ticket that was answered when MongoDB is killed at random moments', async () => {
    const killing = killAtRandom('mongo');
    const answered = await answeredOf(TICKETS, n =>
      seller.call('POST', '/api/tickets', { title: `Concert ${n}`, price: 10 }),
    );
    await killing();
    await ticketsArrive(answered);
    for (const id of answered)
      expect(await eventually(() => seller.ticket(id))).toMatchObject({ id });
  }, 240_000);
});
