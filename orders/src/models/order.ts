import {
  ConflictError,
  isDuplicateKey,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderUpdated,
  outbox,
  retryOnConflict,
  toDollars,
  type CancelReason,
  type OrderData,
  type OrderStatus,
  type OutboxMethods,
} from '@ticketing/common';
import mongoose, { type HydratedDocument, type Model } from 'mongoose';
import type { TicketReplica } from './ticket';

export interface OrderAttributes {
  userId: string;
  status: OrderStatus;
  expiresAt: Date;
  cancelReason: CancelReason | null;
  /**
   * The ticket as the buyer saw it: its price is what they pay. `userId` is the seller; orders of
   * before it was kept lack it.
   */
  ticket: { id: string; title: string; priceCents: number; version: number; userId?: string };
  /**
   * When the ticket's event begins, as it was known at the reservation; for the views of the list
   * only. Orders of before it was kept lack it.
   */
  startsAt?: Date | null;
  /**
   * Unique. The ticket's id while the order is live, the order's own id afterwards: so the database
   * itself lets one buyer through, however many race.
   */
  reservationKey: string;
  version: number;
  createdAt: Date;
}

interface OrderVerbs extends OutboxMethods<OrderData> {
  /** Whether the order still holds its ticket unpaid. */
  isPending(): boolean;
  /** The payment is authorized. Whatever reached the order first has decided, so maybe nothing. */
  complete(): void;
  /** A card was declined and the buyer may try another, or the buyer's bank wants to be asked. */
  awaitPayment(): void;
  /** Gives the ticket back. Changes nothing if it was given back before. */
  cancel(reason: CancelReason): void;
}

export type OrderDocument = HydratedDocument<OrderAttributes, OrderVerbs>;

const schema = new mongoose.Schema<
  OrderAttributes,
  Model<OrderAttributes, object, OrderVerbs>,
  OrderVerbs
>({
  userId: { type: String, required: true },
  status: { type: String, required: true, default: 'created' },
  expiresAt: { type: Date, required: true },
  cancelReason: { type: String, default: null },
  ticket: {
    id: { type: String, required: true },
    title: { type: String, required: true },
    priceCents: { type: Number, required: true },
    version: { type: Number, required: true },
    userId: String,
  },
  startsAt: Date,
  reservationKey: { type: String, required: true, unique: true },
  createdAt: { type: Date, required: true },
});
// The list, newest first, and its views: by the last two fields most others are not even read.
schema.index({ userId: 1, createdAt: -1, _id: -1, status: 1, startsAt: 1 });
schema.plugin(outbox, { state: order => orderState(order as OrderDocument) });

schema.method('isPending', function () {
  return this.status === 'created' || this.status === 'awaiting:payment';
});

schema.method('complete', function () {
  if (!this.isPending()) return;
  this.status = 'complete';
  this.record(OrderCompleted);
});

schema.method('awaitPayment', function () {
  if (this.status !== 'created') return;
  this.status = 'awaiting:payment';
  this.record(OrderUpdated);
});

schema.method('cancel', function (reason: CancelReason) {
  if (this.status === 'cancelled') return;
  this.status = 'cancelled';
  this.cancelReason = reason;
  this.reservationKey = this.id as string;
  this.record(OrderCancelled);
});

export const Order = mongoose.model('Order', schema);

/** The fields of an order that its state is made of, of a document or a lean object. */
export type ReadableOrder = Omit<OrderAttributes, 'reservationKey' | 'startsAt'> & {
  _id: mongoose.Types.ObjectId;
};

/** An order as the API answers it. */
export const orderAnswer = (order: ReadableOrder) => ({
  id: String(order._id),
  status: order.status,
  userId: order.userId,
  expiresAt: order.expiresAt.toISOString(),
  ticket: {
    id: order.ticket.id,
    title: order.ticket.title,
    price: toDollars(order.ticket.priceCents),
    version: order.ticket.version,
  },
  version: order.version,
  cancelReason: order.cancelReason,
  createdAt: order.createdAt.toISOString(),
});

/** An order's state as its events tell it: with the ticket's seller, who may refund it. */
export const orderState = (order: ReadableOrder): OrderData => {
  const answer = orderAnswer(order);
  return { ...answer, ticket: { ...answer.ticket, userId: order.ticket.userId } };
};

/**
 * Reserves a ticket for a buyer, for `windowMs`.
 * @throws ConflictError when a live order has it
 */
export const reserve = async (
  ticket: TicketReplica,
  buyerId: string,
  windowMs: number,
): Promise<OrderDocument> => {
  const createdAt = new Date();
  const order = new Order({
    userId: buyerId,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + windowMs),
    ticket: {
      id: String(ticket._id),
      title: ticket.title,
      priceCents: ticket.priceCents,
      version: ticket.version,
      userId: ticket.userId,
    },
    startsAt: ticket.startsAt ?? null,
    reservationKey: String(ticket._id),
  });
  order.record(OrderCreated);
  try {
    await order.save();
  } catch (error) {
    if (isDuplicateKey(error, 'reservationKey'))
      throw new ConflictError('The ticket is reserved or sold');
    throw error;
  }
  return order;
};

/**
 * Changes an order by one of its verbs, again from the stored state if somebody else changed it in
 * between. An id that is unknown changes nothing: an order is always created here first.
 */
export const changeOrder = (
  id: string,
  verb: (order: OrderDocument) => void,
): Promise<OrderDocument | null> =>
  retryOnConflict(async () => {
    const order = await Order.findById(id);
    if (!order) return null;
    verb(order);
    await order.save();
    return order;
  });
