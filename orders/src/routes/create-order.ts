import {
  bodyId,
  ForbiddenError,
  NotFoundError,
  requireAuth,
  userOf,
  validate,
  validated,
} from '@ticketing/common';
import { Router } from 'express';
import { orderAnswer, reserve } from '../models/order';
import { Ticket } from '../models/ticket';

/** POST /api/orders: reserves a ticket for `windowMs`. */
export const createOrder = (windowMs: number) =>
  Router().post('/api/orders', requireAuth, validate(bodyId('ticketId')), async (req, res) => {
    const { ticketId } = validated<{ ticketId: string }>(req);
    const buyer = userOf(req);
    const ticket = await Ticket.findById(ticketId).lean();
    if (!ticket || ticket.withdrawn || ticket.refunded)
      throw new NotFoundError('There is no such ticket on sale');
    if (ticket.userId === buyer.id) throw new ForbiddenError('You cannot buy your own ticket');
    const order = await reserve(ticket, buyer.id, windowMs);
    res.status(201).json(orderAnswer(order));
  });
