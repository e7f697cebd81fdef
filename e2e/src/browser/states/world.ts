import { randomUUID } from 'node:crypto';
import { eventually } from '@ticketing/common/testing';
import { inBatches } from '../../in-batches';
import type { Person } from '../../person';
import type { Market, Reserved } from '../market';

/** The buyer's orders, by what becomes of them. */
const ORDERS = [
  'created',
  'awaiting',
  'complete',
  'expired',
  'cancelled',
  'refunded',
  'failed',
] as const;

/** The people and things that the states are states of. */
export interface World {
  market: Market;
  /** Has tickets in every state, and orders in every state. */
  seller: Person;
  buyer: Person;
  buyerEmail: string;
  newcomer: Person;
  tickets: Record<'onsale' | 'reserved' | 'sold' | 'withdrawn', string>;
  orders: Record<(typeof ORDERS)[number], string>;
}

const LONG_TEXT =
  'Two hours of chamber music by candle light, with an interval. Doors open half an hour before. ' +
  'Seats are not numbered; come early for a good one.';
const IN_A_MONTH_MS = 30 * 24 * 3600_000;

/** The title of more tickets than a page of the list has. */
export const MATINEE = 'Matinee';
const MATINEES = 25;
const AT_ONCE = 5;
/** Declined payments after which an order is given up (`PAYMENT_MAX_ATTEMPTS`). */
const TRIES = 3;

/** Follows an order until it is so. */
const orderIs = (person: Person, { order }: Reserved, wanted: object) =>
  eventually(async () => expect(await person.order(order.id)).toMatchObject(wanted));

const createMatinees = async (market: Market) => {
  const person = await market.newPerson();
  await inBatches(MATINEES, AT_ONCE, n =>
    person.sell({ title: `${MATINEE} ${n + 1}`, price: 10 + n }),
  );
};

const declined = (person: Person, { order: { id: orderId } }: Reserved) =>
  person.call('POST', '/api/payments', { orderId, token: 'pm_card_visa_chargeDeclined' });

export const createWorld = async (market: Market): Promise<World> => {
  await createMatinees(market);
  const { seller } = market;
  const buyerEmail = `${randomUUID()}@example.com`;
  const [buyer, newcomer] = await Promise.all([market.newPerson(buyerEmail), market.newPerson()]);
  const facts = {
    title: 'Chamber music by candle light',
    description: LONG_TEXT,
    startsAt: new Date(Date.now() + IN_A_MONTH_MS).toISOString(),
  };
  const [onsale, withdrawn] = [await market.onSale(facts), await market.onSale()];
  await seller.ask('DELETE', withdrawn.path.replace('/tickets', '/api/tickets'));
  const made = {} as Record<(typeof ORDERS)[number], Reserved>;
  for (const name of ORDERS) made[name] = await market.reserved(buyer);
  const { created, awaiting, complete, expired, cancelled, refunded, failed } = made;

  await declined(buyer, awaiting);
  for (let n = 0; n < TRIES; n++) await declined(buyer, failed);
  for (const { order } of [complete, refunded]) await buyer.pay(order.id);
  await buyer.ask('DELETE', `/api/orders/${cancelled.order.id}`);
  await market.endsIn(expired.order, 0);
  await orderIs(buyer, complete, { status: 'complete' });
  await orderIs(buyer, refunded, { status: 'complete' });
  await eventually(() => seller.ask('POST', `/api/payments/${refunded.order.id}/refund`, {}));
  await orderIs(buyer, refunded, { cancelReason: 'refunded' });
  await orderIs(buyer, failed, { cancelReason: 'payment-failed' });
  await orderIs(buyer, expired, { cancelReason: 'expired' });
  await orderIs(buyer, awaiting, { status: 'awaiting:payment' });
  await eventually(async () =>
    expect(await buyer.ticket(complete.ticket.id)).toMatchObject({ status: 'sold' }),
  );

  const pathOf = ({ ticket }: Reserved) => `/tickets/${ticket.id}`;
  return {
    market,
    seller,
    buyer,
    buyerEmail,
    newcomer,
    tickets: {
      onsale: onsale.path,
      reserved: pathOf(created),
      sold: pathOf(complete),
      withdrawn: withdrawn.path,
    },
    orders: Object.fromEntries(ORDERS.map(name => [name, made[name].path])) as World['orders'],
  };
};
