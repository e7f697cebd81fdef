import { randomUUID } from 'node:crypto';
import { eventually } from '@ticketing/common/testing';
import { PASSWORD, type Person } from '../person';
import type { Market, Reserved } from './market';
import { names } from './names';
import type { VisitorOptions } from './stage';
import { CARDS, type Visitor } from './visitor';

/** The people and things that the states are states of. */
export interface World {
  market: Market;
  /** Has tickets in every state, and orders in every state. */
  seller: Person;
  buyer: Person;
  buyerEmail: string;
  newcomer: Person;
  tickets: Record<'onsale' | 'reserved' | 'sold' | 'withdrawn', string>;
  orders: Record<
    'created' | 'awaiting' | 'complete' | 'expired' | 'cancelled' | 'refunded',
    string
  >;
}

const LONG_TEXT =
  'Two hours of chamber music by candle light, with an interval. Doors open half an hour before. ' +
  'Seats are not numbered; come early for a good one.';
const IN_A_MONTH_MS = 30 * 24 * 3600_000;

/** Follows an order until it is so. */
const orderIs = (person: Person, { order }: Reserved, wanted: object) =>
  eventually(async () => expect(await person.order(order.id)).toMatchObject(wanted));

export const createWorld = async (market: Market): Promise<World> => {
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
  const made: Reserved[] = [];
  for (let n = 0; n < 6; n++) made.push(await market.reserved(buyer));
  const [created, awaiting, complete, expired, cancelled, refunded] = made as [
    ...[Reserved, Reserved, Reserved, Reserved, Reserved, Reserved],
  ];

  const token = 'pm_card_visa_chargeDeclined';
  await buyer.call('POST', '/api/payments', { orderId: awaiting.order.id, token });
  for (const { order } of [complete, refunded]) await buyer.pay(order.id);
  await buyer.ask('DELETE', `/api/orders/${cancelled.order.id}`);
  await market.endsIn(expired.order, 0);
  await orderIs(buyer, complete, { status: 'complete' });
  await orderIs(buyer, refunded, { status: 'complete' });
  await eventually(() => seller.ask('POST', `/api/payments/${refunded.order.id}/refund`, {}));
  await orderIs(buyer, refunded, { cancelReason: 'refunded' });
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
    orders: {
      created: created.path,
      awaiting: awaiting.path,
      complete: complete.path,
      expired: expired.path,
      cancelled: cancelled.path,
      refunded: refunded.path,
    },
  };
};

/** A page in a state: who sees it, where, and what they do there first. */
export interface State extends Omit<VisitorOptions, 'as'> {
  name: string;
  as?: (world: World) => Person;
  path: (world: World) => string;
  /** Brings the page into the state; what it must show then is waited for. */
  reach: (visitor: Visitor, world: World) => Promise<unknown>;
}

const heading = (name: RegExp) => (visitor: Visitor) => visitor.heading(name);
const text = (shown: RegExp) => (visitor: Visitor) => visitor.sees(shown);
const seller = (world: World) => world.seller;
const buyer = (world: World) => world.buyer;
const newcomer = (world: World) => world.newcomer;
const at = (path: string) => () => path;
const NOBODY = '0'.repeat(24);

/** Whoever's order it is, reserved for this look alone, as the look changes it. */
const ownOrder = async (visitor: Visitor, { market }: World, seconds?: number) => {
  const person = await market.newPerson();
  const { order, path } = await market.reserved(person);
  if (seconds !== undefined) await market.endsIn(order, seconds);
  await visitor.becomes(person);
  await visitor.open(path);
};

const browsing: State[] = [
  { name: 'home', path: at('/'), reach: text(/chamber music/i) },
  { name: 'home-signed-in', as: buyer, path: at('/'), reach: text(/chamber music/i) },
  { name: 'search-results', path: at('/?q=candle'), reach: text(/chamber music/i) },
  { name: 'search-empty', path: at('/?q=nosuchthing'), reach: text(names.search.nothingFound) },
  {
    name: 'search-wrong',
    path: at('/?minPrice=abc'),
    reach: visitor => visitor.page.getByRole('alert').first().waitFor(),
  },
  {
    name: 'ticket-onsale',
    path: world => world.tickets.onsale,
    reach: heading(/chamber music/i),
  },
  {
    name: 'ticket-onsale-signed-in',
    as: newcomer,
    path: world => world.tickets.onsale,
    reach: visitor => visitor.action(names.ticket.reserve).waitFor(),
  },
  {
    name: 'ticket-reserved',
    path: world => world.tickets.reserved,
    reach: text(names.ticket.isReserved),
  },
  {
    name: 'ticket-reserved-own-order',
    as: buyer,
    path: world => world.tickets.reserved,
    reach: visitor => visitor.link(names.ticket.toOrder).waitFor(),
  },
  { name: 'ticket-sold', path: world => world.tickets.sold, reach: text(names.ticket.isSold) },
  {
    name: 'ticket-withdrawn',
    path: world => world.tickets.withdrawn,
    reach: text(names.ticket.isWithdrawn),
  },
];

const selling: State[] = [
  {
    name: 'ticket-own',
    as: seller,
    path: world => world.tickets.onsale,
    reach: text(names.ticket.isYours),
  },
  {
    name: 'ticket-own-sold',
    as: seller,
    path: world => world.tickets.sold,
    reach: visitor => visitor.button(names.ticket.refund).waitFor(),
  },
  {
    name: 'ticket-own-refund-asked',
    as: seller,
    path: world => world.tickets.sold,
    reach: async visitor => {
      await visitor.button(names.ticket.refund).click();
      await visitor.button(names.ticket.confirmRefund).waitFor();
    },
  },
  {
    name: 'sell',
    as: seller,
    path: at('/tickets/new'),
    reach: visitor => visitor.action(names.ticketForm.putOnSale).waitFor(),
  },
  {
    name: 'sell-errors',
    as: seller,
    expected: [400],
    path: at('/tickets/new'),
    reach: async visitor => {
      await visitor.fillTicket({ title: ' ', price: '0.001' });
      await visitor.action(names.ticketForm.putOnSale).click();
      await visitor.page.locator('[aria-invalid="true"]').first().waitFor();
    },
  },
  {
    name: 'sell-preview',
    as: seller,
    path: at('/tickets/new'),
    reach: async visitor => {
      await visitor.fillTicket({ title: 'A preview of a concert', price: '12' });
      await visitor.sees('A preview of a concert');
    },
  },
  {
    name: 'ticket-edit',
    as: seller,
    path: world => `${world.tickets.onsale}/edit`,
    reach: visitor => visitor.action(names.ticketForm.save).waitFor(),
  },
  {
    name: 'ticket-edit-sold',
    as: seller,
    path: world => `${world.tickets.sold}/edit`,
    reach: text(names.ticketForm.cannotEdit),
  },
  { name: 'my-tickets', as: seller, path: at('/my/tickets'), reach: text(/chamber music/i) },
  { name: 'my-tickets-none', as: newcomer, path: at('/my/tickets'), reach: heading(/my tickets/i) },
];

const signing: State[] = [
  { name: 'signin', path: at('/signin'), reach: heading(/sign in|welcome/i) },
  {
    name: 'signin-wrong',
    expected: [400],
    path: at('/signin'),
    reach: async (visitor, world) => {
      await visitor.fillCredentials(world.buyerEmail, `${PASSWORD}, not`);
      await visitor.action(names.credentials.signIn).click();
      await visitor.page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'signup', path: at('/signup'), reach: heading(/sign up|create/i) },
  {
    name: 'signup-errors',
    expected: [400],
    path: at('/signup'),
    reach: async (visitor, world) => {
      await visitor.fillCredentials(world.buyerEmail, 'short');
      await visitor.action(names.credentials.signUp).click();
      await visitor.page.locator('[aria-invalid="true"]').first().waitFor();
    },
  },
];

const ordering: State[] = [
  { name: 'orders', as: buyer, path: at('/orders'), reach: heading(/my orders/i) },
  { name: 'orders-none', as: newcomer, path: at('/orders'), reach: heading(/my orders/i) },
  ...(['upcoming', 'past', 'cancelled'] as const).map(tab => ({
    name: `orders-${tab}`,
    as: buyer,
    path: at('/orders'),
    reach: (visitor: Visitor) => visitor.openTab(names.orders[tab]),
  })),
  {
    name: 'order-created',
    as: buyer,
    path: world => world.orders.created,
    reach: visitor => visitor.button(names.order.pay).waitFor(),
  },
  {
    name: 'order-two-minutes',
    path: at('/'),
    reach: async (visitor, world) => {
      await ownOrder(visitor, world, 110);
      await visitor.page.getByRole('timer').waitFor();
    },
  },
  {
    name: 'order-declined',
    expected: [402],
    path: at('/'),
    reach: async (visitor, world) => {
      await ownOrder(visitor, world);
      await visitor.pay(CARDS.declined);
      await visitor.isDeclined();
    },
  },
  {
    name: 'order-card-errors',
    as: buyer,
    path: world => world.orders.created,
    reach: async visitor => {
      await visitor.button(names.order.pay).click();
      await visitor.page.locator('[aria-invalid="true"]').first().waitFor();
    },
  },
  {
    name: 'order-bank',
    path: at('/'),
    reach: async (visitor, world) => {
      await ownOrder(visitor, world);
      await visitor.pay(CARDS.asksBank);
      await visitor.button(names.order.approve).waitFor();
    },
  },
  {
    name: 'order-awaiting',
    as: buyer,
    path: world => world.orders.awaiting,
    reach: text(names.order.lastTryFailed),
  },
  {
    name: 'order-release-asked',
    as: buyer,
    path: world => world.orders.created,
    reach: async visitor => {
      await visitor.button(names.order.cancel).click();
      await visitor.button(names.order.confirmCancel).waitFor();
    },
  },
  {
    name: 'order-complete',
    as: buyer,
    path: world => world.orders.complete,
    reach: visitor => visitor.ownsTicket(),
  },
  {
    name: 'order-expired',
    as: buyer,
    path: world => world.orders.expired,
    reach: text(names.order.hasExpired),
  },
  {
    name: 'order-cancelled',
    as: buyer,
    path: world => world.orders.cancelled,
    reach: text(names.order.isCancelled),
  },
  {
    name: 'order-refunded',
    as: buyer,
    path: world => world.orders.refunded,
    reach: text(names.order.wasRefunded),
  },
];

const errors: State[] = [
  {
    name: 'not-found',
    expected: [404],
    path: at(`/tickets/${NOBODY}`),
    reach: heading(names.errors.notFound),
  },
  {
    name: 'no-such-page',
    expected: [404],
    path: at('/no/such/page'),
    reach: heading(names.errors.notFound),
  },
  {
    name: 'forbidden',
    as: newcomer,
    expected: [403],
    path: world => world.orders.created,
    reach: heading(names.errors.forbidden),
  },
];

/** Every page of the site in every state that it has. */
export const STATES = [...browsing, ...selling, ...signing, ...ordering, ...errors];
