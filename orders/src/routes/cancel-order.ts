import {
  ConflictError,
  ForbiddenError,
  NotFoundError,
  pathId,
  requireAuth,
  userOf,
} from '@ticketing/common';
import { Router } from 'express';
import { changeOrder } from '../models/order';

/** DELETE /api/orders/:id: the buyer gives the ticket back. */
export const cancelOrder = Router().delete(
  '/api/orders/:id',
  requireAuth,
  pathId(),
  async (req, res) => {
    const order = await changeOrder(String(req.params.id), order => {
      if (order.userId !== userOf(req).id) throw new ForbiddenError();
      if (order.status === 'complete') throw new ConflictError('The order is complete');
      order.cancel('buyer');
    });
    if (!order) throw new NotFoundError();
    res.status(204).end();
  },
);
