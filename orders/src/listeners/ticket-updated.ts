import { listener, TicketUpdated } from '@ticketing/common';
import { storeTicket } from '../models/ticket';

export const ticketUpdated = listener(TicketUpdated, storeTicket);
