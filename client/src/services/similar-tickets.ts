import { othersOf, similarSearches } from '../lib/similar';
import type { Ticket } from '../lib/types';
import { ServiceError } from './service-error';
import { listTickets } from './tickets';

const MOST_SIMILAR = 4;

/** How long a page waits for them, in ms: it has other things to show. */
const PATIENCE_MS = 1_000;

const patienceEnds = (): Promise<Ticket[]> =>
  new Promise(resolve => setTimeout(resolve, PATIENCE_MS, []));

const search = async (query: { q?: string }): Promise<Ticket[]> => {
  try {
    // One more, since the ticket itself may be among them.
    return (await listTickets({ ...query, limit: String(MOST_SIMILAR + 1) })).items;
  } catch (error) {
    if (error instanceof ServiceError) return [];
    throw error;
  }
};

/** What else is on sale, the likest first; nothing when that cannot be found out soon. */
export const similarTickets = async (ticket: Ticket): Promise<Ticket[]> => {
  const found = Promise.all(similarSearches(ticket).map(search));
  const others = found.then(lists => othersOf(ticket.id, lists, MOST_SIMILAR));
  return Promise.race([others, patienceEnds()]);
};
