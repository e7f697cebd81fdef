import { z } from 'zod';
import { isPrice } from '../money';
import { event } from './event';

const id = z.string().regex(/^[0-9a-f]{24}$/);
const version = z.number().int().min(0);
const time = z.iso.datetime();
const price = z.number().refine(isPrice, 'must be 0.50 to 999999.99 with at most two decimals');

const ticket = z.object({
  id,
  title: z.string(),
  /** US dollars. */
  price,
  description: z.string().nullable(),
  venue: z.string().nullable(),
  startsAt: time.nullable(),
  userId: id,
  orderId: id.nullable(),
  status: z.enum(['onsale', 'reserved', 'sold', 'withdrawn']),
  /**
   * Whether the seller took it off sale. A reservation that raced with the withdrawal hides it in
   * `status`, and yet nobody else may reserve the ticket afterwards.
   */
  withdrawn: z.boolean().optional(),
  version,
  createdAt: time,
});

const order = z.object({
  id,
  status: z.enum(['created', 'awaiting:payment', 'complete', 'cancelled']),
  userId: id,
  expiresAt: time,
  ticket: z.object({
    id,
    title: z.string(),
    price,
    version,
    /** The seller. Older events lack it. */
    userId: id.optional(),
  }),
  version,
  cancelReason: z.enum(['expired', 'buyer', 'payment-failed', 'refunded']).nullable(),
  createdAt: time,
});

const payment = z.object({
  id,
  orderId: id,
  status: z.enum(['pending', 'authorized', 'captured', 'released', 'failed', 'refunded']),
  /** US dollars. */
  amount: z.number(),
  refunded: z.number(),
  version,
  createdAt: time,
});

const deadline = z.object({ orderId: id, expiresAt: time, version });

export const TicketCreated = event('ticket:created', ticket);
export const TicketUpdated = event('ticket:updated', ticket);

export const OrderCreated = event('order:created', order);
export const OrderUpdated = event('order:updated', order);
export const OrderCancelled = event('order:cancelled', order);
export const OrderCompleted = event('order:completed', order);

export const PaymentCreated = event('payment:created', payment);
/** An attempt waits for the buyer's bank. */
export const PaymentUpdated = event('payment:updated', payment);
/** `attempt` counts the declines; `final` when there is no further try. */
export const PaymentFailed = event(
  'payment:failed',
  payment.extend({ attempt: z.number().int().min(0), final: z.boolean() }),
);
export const PaymentCaptured = event('payment:captured', payment);
export const PaymentReleased = event('payment:released', payment);
/** The captured money went back to the buyer, all of it. */
export const PaymentRefunded = event('payment:refunded', payment);

export const ExpirationComplete = event('expiration:complete', deadline);

export type TicketData = z.infer<typeof ticket>;
export type OrderData = z.infer<typeof order>;
export type PaymentData = z.infer<typeof payment>;
export type DeadlineData = z.infer<typeof deadline>;
export type TicketStatus = TicketData['status'];
export type OrderStatus = OrderData['status'];
export type CancelReason = NonNullable<OrderData['cancelReason']>;
export type PaymentStatus = PaymentData['status'];
