import { baseSettings, defineService } from '@ticketing/common';
import { listeners } from './listeners';
import { Order } from './models/order';
import { Ticket } from './models/ticket';
import { createTicket } from './routes/create-ticket';
import { editTicket } from './routes/edit-ticket';
import { listNamedTickets } from './routes/list-named-tickets';
import { listTickets } from './routes/list-tickets';
import { liveTickets } from './routes/live-tickets';
import { showSales } from './routes/show-sales';
import { showTicket } from './routes/show-ticket';
import { withdrawTicket } from './routes/withdraw-ticket';

export const service = defineService({
  name: 'tickets',
  settings: baseSettings,
  models: [Ticket, Order],
  build: () => ({
    routes: [
      listNamedTickets,
      listTickets,
      showSales,
      showTicket,
      createTicket,
      editTicket,
      withdrawTicket,
    ],
    listeners,
    live: [liveTickets],
  }),
});
