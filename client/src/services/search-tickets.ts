import { getVisitor } from '#texts/server';
import { type Filters, ticketQuery } from '../lib/filters';
import { type Problem, problemFrom } from '../lib/problem';
import type { Page, Ticket } from '../lib/types';
import { ServiceError } from './service-error';
import { listTickets } from './tickets';

/** What was found, and what was wrong with the filters or the service (then nothing is found). */
export interface SearchResult {
  page: Page<Ticket>;
  problem: Problem | null;
}

/** Tickets on sale that match. Never throws a ServiceError: the page has a place to show it. */
export const searchTickets = async (filters: Filters, cursor?: string): Promise<SearchResult> => {
  try {
    const { timeZone } = await getVisitor();
    return { page: await listTickets(ticketQuery(filters, cursor, timeZone)), problem: null };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    // No answer (0) is one between the site and the service, and not the visitor's connection.
    const answer = { ...error.answer, status: error.answer.status || 503 };
    return { page: { items: [], next: undefined }, problem: problemFrom(answer) };
  }
};
