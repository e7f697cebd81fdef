import type { OrderData, PaymentData, TicketData } from '../events/catalog';
import { newId } from './test-service';

const MINUTES_MS = 60_000;

/** A ticket on sale, as its events carry it. */
export const sampleTicket = (given: Partial<TicketData> = {}): TicketData => ({
  id: newId(),
  title: 'Concert',
  price: 20,
  description: null,
  venue: null,
  startsAt: null,
  userId: newId(),
  orderId: null,
  status: 'onsale',
  withdrawn: false,
  version: 0,
  createdAt: new Date().toISOString(),
  ...given,
});

/** A live order, as its events carry it. */
export const sampleOrder = (given: Partial<OrderData> = {}): OrderData => ({
  id: newId(),
  status: 'created',
  userId: newId(),
  expiresAt: new Date(Date.now() + 15 * MINUTES_MS).toISOString(),
  ticket: { id: newId(), title: 'Concert', price: 20, version: 0, userId: newId() },
  version: 0,
  cancelReason: null,
  createdAt: new Date().toISOString(),
  ...given,
});

/** An authorized payment, as its events carry it; its id is the order's. */
export const samplePayment = (given: Partial<PaymentData> = {}): PaymentData => {
  const orderId = given.orderId ?? newId();
  return {
    id: orderId,
    orderId,
    status: 'authorized',
    amount: 20,
    refunded: 0,
    version: 1,
    createdAt: new Date().toISOString(),
    ...given,
  };
};
