import { notFound } from 'next/navigation';
import { cache } from 'react';
import { isId } from '../lib/ids';
import { nextCursor } from '../lib/next-cursor';
import type { Page, Ticket } from '../lib/types';
import { callService } from './call-service';

/** The query of `GET /api/tickets`. */
export type TicketQuery = Partial<
  Record<
    'q' | 'minPrice' | 'maxPrice' | 'from' | 'to' | 'sort' | 'seller' | 'limit' | 'cursor',
    string
  >
>;

/** A page of tickets. @throws ServiceError (400 for a wrong filter, 401 for the seller's own) */
export const listTickets = async (query: TicketQuery): Promise<Page<Ticket>> => {
  const { data, headers } = await callService<Ticket[]>('TICKETS_URL', '/api/tickets', query);
  return { items: data, next: nextCursor(headers.link) };
};

/** One ticket, in whatever state; asked once per page. @throws ServiceError */
export const getTicket = cache(async (id: string): Promise<Ticket> => {
  if (!isId(id)) notFound();
  return (await callService<Ticket>('TICKETS_URL', `/api/tickets/${id}`)).data;
});
