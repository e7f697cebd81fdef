import { NotFoundError, pathId } from '@ticketing/common';
import { Router } from 'express';
import { Ticket, ticketAnswer } from '../models/ticket';

/** GET /api/tickets/:id: a ticket, in whatever state. */
export const showTicket = Router().get('/api/tickets/:id', pathId(), async (req, res) => {
  const ticket = await Ticket.findById(req.params.id).select({ outbox: 0, words: 0 }).lean();
  if (!ticket) throw new NotFoundError();
  res.json(ticketAnswer(ticket));
});
