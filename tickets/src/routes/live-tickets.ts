import { live, TicketCreated, TicketUpdated } from '@ticketing/common';
import { Ticket, ticketAnswer, type ReadableTicket } from '../models/ticket';

/** GET /api/tickets/events?ids=: everybody may watch tickets, in whatever state. */
export const liveTickets = live<ReadableTicket>({
  path: '/api/tickets/events',
  event: 'ticket',
  model: Ticket,
  changes: [TicketCreated, TicketUpdated],
  answer: ticketAnswer,
});
