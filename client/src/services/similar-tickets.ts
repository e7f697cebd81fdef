import { othersOf, similarSearches } from '../lib/similar';
import type { Ticket } from '../lib/types';
import { orDoWithout } from './or-do-without';
import { listTickets } from './tickets';

const MOST_SIMILAR = 4;

/** How long a page waits for them, in ms: less than for what it is about. */
const PATIENCE_MS = 1_000;

const search = async (query: { q?: string }): Promise<Ticket[]> => {
  // One more, since the ticket itself may be among them.
  const found = listTickets({ ...query, limit: String(MOST_SIMILAR + 1) });
  return (await orDoWithout(found, { items: [] }, PATIENCE_MS)).items;
};

/** What else is on sale, the likest first; nothing when that cannot be found out soon. */
export const similarTickets = async (ticket: Ticket): Promise<Ticket[]> => {
  const lists = await Promise.all(similarSearches(ticket).map(search));
  return othersOf(ticket.id, lists, MOST_SIMILAR);
};
