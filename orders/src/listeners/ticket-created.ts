import { listener, TicketCreated } from '@ticketing/common';
import { storeTicket } from '../models/ticket';

export const ticketCreated = listener(TicketCreated, storeTicket);
