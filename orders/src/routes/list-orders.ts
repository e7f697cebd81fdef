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
import { query } from 'express-validator';
import { Order, orderAnswer } from '../models/order';
import { inView, VIEWS, type View } from '../models/views';

type Cursor = [createdAt: number, id: string];

const isCursor = ([createdAt, id, ...rest]: unknown[]) =>
  isTime(createdAt) && isId(id) && rest.length === 0;

/** The orders that come after the cursor, in the order newest first. */
const after = ([createdAt, id]: Cursor) => {
  const time = new Date(createdAt);
  return { $or: [{ createdAt: { $lt: time } }, { createdAt: time, _id: { $lt: id } }] };
};

const viewQuery = query('view')
  .optional()
  .custom((value: unknown) => VIEWS.includes(value as View))
  .withMessage(`view must be one of ${VIEWS.join(', ')}`);

/** GET /api/orders: the buyer's orders, or a view of them, newest first, a page at a time. */
export const listOrders = Router().get(
  '/api/orders',
  requireAuth,
  validate(...pageQuery(), viewQuery),
  async (req, res) => {
    const cursor = decodeCursor<Cursor>(req, isCursor);
    const orders = await Order.find({
      userId: userOf(req).id,
      ...inView(req.query.view as View | undefined),
      ...(cursor && after(cursor)),
    })
      .sort({ createdAt: -1, _id: -1 })
      .limit(pageLimit(req) + 1)
      .lean();
    sendPage(req, res, orders, last => [last.createdAt.getTime(), String(last._id)], orderAnswer);
  },
);
