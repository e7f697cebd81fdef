import {
  decodeCursor,
  isId,
  isTime,
  pageLimit,
  pageQuery,
  requireAuth,
  sendPage,
  userOf,
  validate,
} from '@ticketing/common';
import { Router } from 'express';
import { Order, orderAnswer } from '../models/order';

type Cursor = [createdAt: number, id: string];

const isCursor = ([createdAt, id, ...rest]: unknown[]) =>
  isTime(createdAt) && isId(id) && rest.length === 0;

/** The orders that come after the cursor, in the order newest first. */
const after = ([createdAt, id]: Cursor) => {
  const time = new Date(createdAt);
  return { $or: [{ createdAt: { $lt: time } }, { createdAt: time, _id: { $lt: id } }] };
};

/** GET /api/orders: the buyer's orders, newest first, a page at a time. */
export const listOrders = Router().get(
  '/api/orders',
  requireAuth,
  validate(...pageQuery()),
  async (req, res) => {
    const cursor = decodeCursor<Cursor>(req, isCursor);
    const orders = await Order.find({ userId: userOf(req).id, ...(cursor && after(cursor)) })
      .sort({ createdAt: -1, _id: -1 })
      .limit(pageLimit(req) + 1)
      .lean();
    sendPage(req, res, orders, last => [last.createdAt.getTime(), String(last._id)], orderAnswer);
  },
);
