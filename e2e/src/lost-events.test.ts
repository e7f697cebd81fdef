import { eventually } from '@ticketing/common/testing';
import { inBatches } from './in-batches';
import { Person } from './person';
import { HEARS_OF_ORDERS, openStores } from './stores';
import { START_TIMEOUT_MS, startTestSystem, type TestSystem } from './system';

const TICKETS = 200;
const ORDERS = 100;
const BROKER_AWAY_MS = 5_000;
const KILLS = 6;
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

    let isLoaded = true;
    const killing = (async () => {
      for (let kills = 0; kills < KILLS && isLoaded; kills++) {
        await new Promise(resolve => setTimeout(resolve, Math.random() * 400));
        const pid = system.pid('orders');
        system.kill9('orders');
        await eventually(() => expect([undefined, pid]).not.toContain(system.pid('orders')));
      }
    })();
    const answered: string[] = [];
    await inBatches(ORDERS, AT_ONCE, async n => {
      const answer = await buyer.call<{ id: string }>('POST', '/api/orders', {
        ticketId: onSale[n]!,
      });
      if (answer.status === 201) answered.push(answer.data.id);
    });
    isLoaded = false;
    await killing;
    expect(answered.length).toBeGreaterThan(0);
    await ordersArrive(answered);
  }, 240_000);
});
