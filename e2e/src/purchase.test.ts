import { randomUUID } from 'node:crypto';
import { eventually } from '@ticketing/common/testing';
import { Person } from './person';
import { LONGEST_HOLD_SECONDS, remoteFromEnv } from './remote';
import { openSystem, START_TIMEOUT_MS, type SystemUnderTest } from './system';

const holdSeconds = remoteFromEnv()?.holdSeconds ?? 6;
/** How long after its end a hold may be seen to be over, in ms, if processes start meanwhile. */
const LATE_MS = 24_000;
const itIfHoldIsShort = holdSeconds <= LONGEST_HOLD_SECONDS ? it : it.skip;

let system: SystemUnderTest;
let seller: Person;
let buyer: Person;
beforeAll(async () => {
  system = await openSystem({ EXPIRATION_WINDOW_SECONDS: String(holdSeconds) });
  seller = await new Person(system.site).signUp();
  buyer = await new Person(system.site).signUp();
}, START_TIMEOUT_MS);
afterAll(async () => {
  await buyer.leave();
  await eventually(() => seller.leave());
  await system.end();
}, START_TIMEOUT_MS);

/** Reserves what was just put on sale, once orders has heard of it. */
const reserve = (ticketId: string) => eventually(() => buyer.reserve(ticketId));

describe('the whole system', () => {
  it('sells a ticket: reserved, paid, complete, captured, sold', async () => {
    const ticket = await seller.sell({ title: 'The last concert', price: 19.99 });
    const order = await reserve(ticket.id);
    await eventually(async () =>
      expect(await buyer.ticket(ticket.id)).toMatchObject({
        status: 'reserved',
        orderId: order.id,
      }),
    );
    await eventually(() => buyer.pay(order.id));
    await eventually(async () =>
      expect(await buyer.order(order.id)).toMatchObject({ status: 'complete' }),
    );
    await eventually(async () =>
      expect(await buyer.payments(order.id)).toMatchObject([
        { orderId: order.id, status: 'captured', amount: 19.99, refunded: 0 },
      ]),
    );
    await eventually(async () =>
      expect(await buyer.ticket(ticket.id)).toMatchObject({ status: 'sold', orderId: order.id }),
    );
    expect(
      (await buyer.call('POST', '/api/payments', { orderId: order.id, token: 'pm_card_visa' }))
        .status,
    ).toBe(409);
  }, 60_000);

  itIfHoldIsShort(
    'gives a ticket back when its hold runs out, whoever could be killed meanwhile',
    async () => {
      const ticket = await seller.sell();
      const order = await reserve(ticket.id);
      for (const name of ['orders', 'expiration'] as const) system.kill9?.(name);
      await eventually(
        async () =>
          expect(await buyer.order(order.id)).toMatchObject({
            status: 'cancelled',
            cancelReason: 'expired',
          }),
        holdSeconds * 1000 + LATE_MS,
      );
      await eventually(async () =>
        expect(await buyer.ticket(ticket.id)).toMatchObject({ status: 'onsale', orderId: null }),
      );
      const again = await reserve(ticket.id);
      expect(again.id).not.toBe(order.id);
    },
    holdSeconds * 1000 + LATE_MS + 30_000,
  );

  it('says why a card was declined and takes another', async () => {
    const ticket = await seller.sell();
    const order = await reserve(ticket.id);
    const declined = await eventually(async () => {
      const answer = await buyer.call('POST', '/api/payments', {
        orderId: order.id,
        token: 'pm_card_visa_chargeDeclined',
      });
      expect(answer.status).toBe(402);
      return answer;
    });
    expect(declined.data).toEqual({ errors: [{ message: expect.stringContaining('declined') }] });
    await eventually(async () =>
      expect(await buyer.order(order.id)).toMatchObject({ status: 'awaiting:payment' }),
    );
    await buyer.pay(order.id);
    await eventually(async () =>
      expect(await buyer.order(order.id)).toMatchObject({ status: 'complete' }),
    );
  }, 60_000);

  it('gives a ticket back when the buyer cancels', async () => {
    const ticket = await seller.sell();
    const order = await reserve(ticket.id);
    await buyer.ask('DELETE', `/api/orders/${order.id}`);
    await eventually(async () =>
      expect(await buyer.ticket(ticket.id)).toMatchObject({ status: 'onsale' }),
    );
  });

  it('renders its pages on the server', async () => {
    const title = `A night at the opera ${randomUUID()}`;
    const ticket = await seller.sell({ title });
    await eventually(async () =>
      expect(await buyer.ask('GET', `/tickets/${ticket.id}`)).toContain(title),
    );
    expect(await buyer.ask('GET', '/')).toContain(title);
    const unknown = await buyer.call('GET', '/api/nothing');
    expect([unknown.status, unknown.data]).toEqual([404, { errors: [{ message: 'Not found' }] }]);
  });
});
