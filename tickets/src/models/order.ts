import {
  storeIfNewer,
  toCents,
  type CancelReason,
  type OrderData,
  type OrderStatus,
} from '@ticketing/common';
import mongoose from 'mongoose';

/** What tickets knows of an order; `_id` is the order's. */
export interface OrderReplica {
  _id: string;
  ticketId: string;
  status: OrderStatus;
  cancelReason: CancelReason | null;
  /** What the buyer pays; replicas of before it was kept lack it. */
  priceCents?: number;
  version: number;
  createdAt: Date;
}

const schema = new mongoose.Schema<OrderReplica>(
  {
    _id: { type: String, required: true },
    ticketId: { type: String, required: true },
    status: { type: String, required: true },
    cancelReason: { type: String, default: null },
    priceCents: Number,
    version: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false },
);
// A ticket may have been reserved and given back many times: the status keeps those out of the way.
schema.index({ ticketId: 1, status: 1 });
const REFUNDED = { cancelReason: 'refunded' } as const;
schema.index({ ticketId: 1 }, { name: 'refunded', partialFilterExpression: REFUNDED });

export const Order = mongoose.model('Order', schema);

/** The states in which an order keeps its ticket from other buyers. */
const HOLDING: OrderStatus[] = ['created', 'awaiting:payment', 'complete'];

/** Takes over the newest state of an order that its service told of. */
export const storeOrder = (order: OrderData): Promise<boolean> =>
  storeIfNewer(Order, order.id, order.version, {
    ticketId: order.ticket.id,
    status: order.status,
    cancelReason: order.cancelReason,
    priceCents: toCents(order.ticket.price),
    createdAt: new Date(order.createdAt),
  });

/**
 * The order that has the ticket. There is never more than one; while the cancellation of an
 * earlier one is still on its way there seem to be several. Then every replica, whatever it heard
 * first, takes the same: one that is complete, else the newest.
 */
export const holderOf = async (ticketId: string): Promise<OrderReplica | null> => {
  const [holder] = await Order.aggregate<OrderReplica>([
    { $match: { ticketId, status: { $in: HOLDING } } },
    { $addFields: { isComplete: { $eq: ['$status', 'complete'] } } },
    { $sort: { isComplete: -1, createdAt: -1, _id: -1 } },
    { $limit: 1 },
  ]);
  return holder ?? null;
};

/** Whether the buyer of a ticket got the money back: its event is off, it is never sold again. */
export const isRefunded = async (ticketId: string): Promise<boolean> =>
  (await Order.exists({ ticketId, ...REFUNDED })) !== null;
