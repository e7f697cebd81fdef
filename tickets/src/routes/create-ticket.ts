import { requireAuth, userOf, validate } from '@ticketing/common';
import { Router } from 'express';
import { putOnSale, ticketAnswer } from '../models/ticket';
import { detailsOf, ticketBody } from './ticket-body';

/** POST /api/tickets: puts a ticket on sale. */
export const createTicket = Router().post(
  '/api/tickets',
  requireAuth,
  validate(...ticketBody),
  async (req, res) => {
    const ticket = await putOnSale(detailsOf(req), userOf(req).id);
    res.status(201).json(ticketAnswer(ticket));
  },
);
