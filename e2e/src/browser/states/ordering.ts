import { names } from '../names';
import { CARDS, type Visitor } from '../visitor';
import {
  asked,
  at,
  buyer,
  heading,
  loading,
  newcomer,
  text,
  wrongField,
  type State,
} from './state';
import type { World } from './world';

/** The news of orders, by a stream and without. */
const ORDERS_API = '/api/orders/**';

/** Whoever's order it is, reserved for this look alone, as the look changes it. */
const ownOrder = async (visitor: Visitor, { market }: World, seconds?: number) => {
  const person = await market.newPerson();
  const { order, path } = await market.reserved(person);
  if (seconds !== undefined) await market.endsIn(order, seconds);
  await visitor.becomes(person);
  await visitor.open(path);
};

export const ordering: State[] = [
  { name: 'orders', as: buyer, path: at('/orders'), reach: heading(/my orders/i) },
  { name: 'orders-none', as: newcomer, path: at('/orders'), reach: heading(/my orders/i) },
  ...(['upcoming', 'past', 'cancelled'] as const).map(tab => ({
    name: `orders-${tab}`,
    as: buyer,
    path: at('/orders'),
    reach: (visitor: Visitor) => visitor.openTab(names.orders[tab]),
  })),
  {
    name: 'orders-loading',
    as: buyer,
    path: at('/tickets/new'),
    silent: 'orders',
    reach: loading(names.menu.myOrders),
  },
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
    name: 'order-half-minute',
    path: at('/'),
    reach: async (visitor, world) => {
      await ownOrder(visitor, world, 25);
      await visitor.page.getByRole('timer').waitFor();
    },
  },
  {
    name: 'order-time-up',
    path: at('/'),
    reach: async (visitor, world) => {
      await visitor.withhold(ORDERS_API);
      await ownOrder(visitor, world, 5);
      await visitor.sees(names.order.timeIsUp);
    },
  },
  {
    name: 'order-paying',
    path: at('/'),
    reach: async (visitor, world) => {
      await ownOrder(visitor, world);
      await visitor.withhold('/api/payments');
      await visitor.pay(CARDS.good);
      await visitor.button(names.order.paying).waitFor();
    },
  },
  {
    name: 'order-unsure',
    expected: [503],
    path: at('/'),
    reach: async (visitor, world) => {
      await ownOrder(visitor, world);
      await visitor.withhold('/api/payments/*/refresh');
      await visitor.refuses('/api/payments', 503);
      await visitor.pay(CARDS.good);
      await visitor.sees(names.order.unsure);
    },
  },
  {
    name: 'order-processing',
    path: at('/'),
    reach: async (visitor, world) => {
      await visitor.withhold(ORDERS_API);
      await ownOrder(visitor, world);
      await visitor.pay(CARDS.good);
      await visitor.sees(names.order.processing);
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
      await wrongField(visitor);
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
    reach: asked(names.order.cancel, names.order.confirmCancel),
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
    reach: heading(names.order.hasExpired),
  },
  {
    name: 'order-payment-failed',
    as: buyer,
    path: world => world.orders.failed,
    reach: heading(names.order.hasFailed),
  },
  {
    name: 'order-cancelled',
    as: buyer,
    path: world => world.orders.cancelled,
    reach: heading(names.order.isReleased),
  },
  {
    name: 'order-refunded',
    as: buyer,
    path: world => world.orders.refunded,
    reach: heading(names.order.wasRefunded),
  },
];
