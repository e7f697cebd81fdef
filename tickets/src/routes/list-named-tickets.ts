import { idsOf, idsQuery, validate } from '@ticketing/common';
import { Router, type RequestHandler } from 'express';
import type { CustomValidator } from 'express-validator';
import { Ticket, ticketAnswer } from '../models/ticket';

const OTHERS = ['q', 'minPrice', 'maxPrice', 'from', 'to', 'sort', 'seller', 'limit', 'cursor'];

const ifNamed: RequestHandler = (req, _res, next) =>
  next(req.query.ids === undefined ? 'route' : undefined);

const isAlone: CustomValidator = (_ids, { req }) =>
  OTHERS.every(name => req.query?.[name] === undefined);

/** GET /api/tickets?ids=: these tickets, in whatever state, newest first, without the unknown. */
export const listNamedTickets = Router().get(
  '/api/tickets',
  ifNamed,
  validate(idsQuery().custom(isAlone).withMessage('ids must be the only parameter')),
  async (req, res) => {
    const tickets = await Ticket.find({ _id: { $in: idsOf(req) } })
      .sort({ createdAt: -1, _id: -1 })
      .select({ outbox: 0, words: 0 })
      .lean();
    res.json(tickets.map(ticketAnswer));
  },
);
