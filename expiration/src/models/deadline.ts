import {
  ExpirationComplete,
  outbox,
  retryOnConflict,
  type DeadlineData,
  type OrderData,
  type OutboxMethods,
} from '@ticketing/common';
import mongoose, { type HydratedDocument, type Model } from 'mongoose';

/**
 * - waiting: it is told when the time has come
 * - fired: it was told
 * - gone: the order is cancelled or complete, there is nothing to tell any more
 */
export type DeadlineState = 'waiting' | 'fired' | 'gone';

export interface DeadlineAttributes {
  /** The order's id. */
  _id: string;
  expiresAt: Date;
  /** The newest version of the order that was heard of. */
  orderVersion: number;
  state: DeadlineState;
  version: number;
}

interface DeadlineVerbs extends OutboxMethods<DeadlineData> {
  /** Takes over what is told of the order. False: something newer was heard before. */
  follow(order: OrderData): boolean;
  /** Tells that the time has come, once. False: it has not, or there is nothing to tell. */
  fire(): boolean;
}

export type DeadlineDocument = HydratedDocument<DeadlineAttributes, DeadlineVerbs>;

const schema = new mongoose.Schema<
  DeadlineAttributes,
  Model<DeadlineAttributes, object, DeadlineVerbs>,
  DeadlineVerbs
>({
  _id: { type: String, required: true },
  expiresAt: { type: Date, required: true },
  orderVersion: { type: Number, required: true },
  state: { type: String, required: true },
});
// Only those that wait are looked for, so only they are in the index: it stays small.
schema.index({ state: 1, expiresAt: 1 }, { partialFilterExpression: { state: 'waiting' } });
schema.plugin(outbox, {
  state: document => {
    const { _id, expiresAt, version } = document as DeadlineDocument;
    return { orderId: _id, expiresAt: expiresAt.toISOString(), version };
  },
});

const isLive = ({ status }: OrderData) => status === 'created' || status === 'awaiting:payment';

schema.method('follow', function (order: OrderData) {
  if (!this.isNew && order.version <= this.orderVersion) return false;
  const isSameTime = this.expiresAt?.getTime() === Date.parse(order.expiresAt);
  this.orderVersion = order.version;
  this.expiresAt = new Date(order.expiresAt);
  if (!isLive(order)) this.state = 'gone';
  else if (this.state !== 'fired' || !isSameTime) this.state = 'waiting';
  return true;
});

schema.method('fire', function () {
  if (this.state !== 'waiting' || this.expiresAt.getTime() > Date.now()) return false;
  this.state = 'fired';
  this.record(ExpirationComplete);
  return true;
});

export const Deadline = mongoose.model('Deadline', schema);

/** Keeps the deadline of an order by the newest that is heard of it, in whatever order it comes. */
export const followOrder = (order: OrderData): Promise<DeadlineDocument> =>
  retryOnConflict(async () => {
    const deadline = (await Deadline.findById(order.id)) ?? new Deadline({ _id: order.id });
    if (deadline.follow(order)) await deadline.save();
    return deadline;
  });

/** Fires the deadline of an order if it is due. @returns how late that was, in ms */
export const fireDeadline = (orderId: string): Promise<number | undefined> =>
  retryOnConflict(async () => {
    const deadline = await Deadline.findById(orderId);
    if (!deadline?.fire()) return undefined;
    await deadline.save();
    return Date.now() - deadline.expiresAt.getTime();
  });

/** What still waits and ends by `time`; the first `limit` of it, the soonest first. */
export const waitingUntil = async (
  time: Date,
  limit: number,
): Promise<Pick<DeadlineAttributes, '_id' | 'expiresAt'>[]> =>
  Deadline.find({ state: 'waiting', expiresAt: { $lte: time } }, { expiresAt: 1 })
    .sort({ expiresAt: 1 })
    .limit(limit)
    .lean();
