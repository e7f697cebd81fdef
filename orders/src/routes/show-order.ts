import { ForbiddenError, NotFoundError, pathId, requireAuth, userOf } from '@ticketing/common';
import { Router } from 'express';
import { Order, orderAnswer } from '../models/order';

/** GET /api/orders/:id: an order of the buyer's own. */
export const showOrder = Router().get(
  '/api/orders/:id',
  requireAuth,
  pathId(),
  async (req, res) => {
    const order = await Order.findById(req.params.id).lean();
    if (!order) throw new NotFoundError();
    if (order.userId !== userOf(req).id) throw new ForbiddenError();
    res.json(orderAnswer(order));
  },
);
