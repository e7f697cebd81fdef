import { pathId, requireAuth, userOf } from '@ticketing/common';
import { Router } from 'express';
import { changeTicket } from '../models/ticket';

/** DELETE /api/tickets/:id: the seller takes it off sale. */
export const withdrawTicket = Router().delete(
  '/api/tickets/:id',
  requireAuth,
  pathId(),
  async (req, res) => {
    await changeTicket(String(req.params.id), userOf(req).id, ticket => ticket.withdraw());
    res.status(204).end();
  },
);
