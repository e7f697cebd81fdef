import {
  live,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderUpdated,
} from '@ticketing/common';
import { Order, orderAnswer, type ReadableOrder } from '../models/order';

/** GET /api/orders/events?ids=: buyers may watch their own orders. */
export const liveOrders = live<ReadableOrder>({
  path: '/api/orders/events',
  event: 'order',
  model: Order,
  changes: [OrderCreated, OrderUpdated, OrderCancelled, OrderCompleted],
  answer: orderAnswer,
  ownerOf: order => order.userId,
});
