import { notFound } from 'next/navigation';
import { cache } from 'react';
import { isId } from '../lib/ids';
import { nextCursor } from '../lib/next-cursor';
import type { OrderView } from '../lib/order-views';
import type { Order, Page, Payment } from '../lib/types';
import { callService } from './call-service';
import { orDoWithout } from './or-do-without';

/** An order with its payments, newest first, and the server's clock when it was read (ms). */
export interface OrderWithPayments {
  order: Order;
  payments: Payment[];
  serverNow: number;
}

/** A page of the buyer's orders, and the server's clock when it was read (ms). */
export interface OrderPage extends Page<Order> {
  serverNow: number;
}

/** @throws ServiceError */
export const listOrders = async (
  view: OrderView,
  cursor: string | undefined,
): Promise<OrderPage> => {
  const query = { view, cursor };
  const { data, headers } = await callService<Order[]>('ORDERS_URL', '/api/orders', query);
  return { items: data, next: nextCursor(headers.link), serverNow: Date.now() };
};

/** An order of the visitor's; asked once per page. @throws ServiceError (401, 403, 404) */
export const readOrder = cache(async (id: string): Promise<Order> => {
  if (!isId(id)) notFound();
  return (await callService<Order>('ORDERS_URL', `/api/orders/${id}`)).data;
});

/** The payments of an order. @throws ServiceError */
const listPayments = async (orderId: string): Promise<Payment[]> =>
  (await callService<Payment[]>('PAYMENTS_URL', '/api/payments', { orderId })).data;

/**
 * An order of the visitor's, and what became of its money: nothing is known of that while payments
 * is away, or has not heard of the order yet. @throws ServiceError as above
 */
export const getOrder = async (id: string): Promise<OrderWithPayments> => {
  const [order, payments] = await Promise.all([readOrder(id), orDoWithout(listPayments(id), [])]);
  return { order, payments, serverNow: Date.now() };
};

/** The order if it is the visitor's; `null` if it is somebody else's or cannot be read now. */
export const findOwnOrder = (id: string): Promise<Order | null> => orDoWithout(readOrder(id), null);
