import type { Order, Ticket } from '../lib/types';
import { callService } from './call-service';
import { orDoWithout } from './or-do-without';
import { getTicket } from './tickets';

/** The ticket of an order, of which the order itself has only title and price. */
export const ticketOfOrder = (order: Order): Promise<Ticket | null> =>
  orDoWithout(getTicket(order.ticket.id), null);

const readTickets = async (ids: string): Promise<Ticket[]> =>
  (await callService<Ticket[]>('TICKETS_URL', '/api/tickets', { ids })).data;

/** The tickets of a page of orders, by their ids; none while tickets is away. */
export const ticketsOfOrders = async (
  orders: readonly Order[],
): Promise<Record<string, Ticket>> => {
  const ids = [...new Set(orders.map(order => order.ticket.id))].join();
  const tickets = ids === '' ? [] : await orDoWithout(readTickets(ids), []);
  return Object.fromEntries(tickets.map(ticket => [ticket.id, ticket]));
};
