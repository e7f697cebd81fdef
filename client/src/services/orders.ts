import { notFound } from 'next/navigation';
import { isId } from '../lib/ids';
import { nextCursor } from '../lib/next-cursor';
import type { Order, Page, Payment } from '../lib/types';
import { callService } from './call-service';
import { ServiceError } from './service-error';

/** An order with its payments, newest first, and the server's clock when it was read (ms). */
export interface OrderWithPayments {
  order: Order;
  payments: Payment[];
  serverNow: number;
}

/** A page of the buyer's orders, newest first. @throws ServiceError */
export const listOrders = async (cursor: string | undefined): Promise<Page<Order>> => {
  const { data, headers } = await callService<Order[]>('ORDERS_URL', '/api/orders', { cursor });
  return { items: data, next: nextCursor(headers.link) };
};

/** The payments of an order; none while payments is away or has not heard of the order yet. */
const listPayments = async (orderId: string): Promise<Payment[]> => {
  try {
    return (await callService<Payment[]>('PAYMENTS_URL', '/api/payments', { orderId })).data;
  } catch (error) {
    if (error instanceof ServiceError) return [];
    throw error;
  }
};

/** An order of the visitor's. @throws ServiceError (401, 403, 404) */
export const getOrder = async (id: string): Promise<OrderWithPayments> => {
  if (!isId(id)) notFound();
  const [order, payments] = await Promise.all([
    callService<Order>('ORDERS_URL', `/api/orders/${id}`),
    listPayments(id),
  ]);
  return { order: order.data, payments, serverNow: Date.now() };
};

/** The order if it is the visitor's; `null` if it is somebody else's or cannot be read now. */
export const findOwnOrder = async (id: string): Promise<Order | null> => {
  try {
    return (await callService<Order>('ORDERS_URL', `/api/orders/${id}`)).data;
  } catch (error) {
    if (error instanceof ServiceError) return null;
    throw error;
  }
};
