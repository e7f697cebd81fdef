import { pathId, requireAuth, userOf, validate } from '@ticketing/common';
import { Router } from 'express';
import { changeTicket, ticketAnswer } from '../models/ticket';
import { detailsOf, ticketBody } from './ticket-body';

/** PUT /api/tickets/:id: replaces all that the seller says of a ticket on sale. */
export const editTicket = Router().put(
  '/api/tickets/:id',
  requireAuth,
  validate(...ticketBody),
  pathId(),
  async (req, res) => {
    const details = detailsOf(req);
    const ticket = await changeTicket(String(req.params.id), userOf(req).id, ticket =>
      ticket.edit(details),
    );
    res.json(ticketAnswer(ticket));
  },
);
