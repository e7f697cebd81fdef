import type { TicketData } from '@ticketing/common';
import { inBatches } from '../in-batches';
import { Person } from '../person';
import type { Site } from '../site';
import type { Book, Deal } from './book';
import { pause } from './cluster';

/** How long what was acknowledged may take to reach every service, in ms. */
const ARRIVAL_TIMEOUT_MS = 90_000;
const AGAIN_AFTER_MS = 2_000;
const AT_ONCE = 4;
/** A hold that has run out may be seen for this long, in ms. */
const LATE_MS = 5_000;
const PAGE = 100;
const MAX_PAGES = 200;

/** Sees that what the site holds is what is expected. @throws Error that names what is not */
const same = (what: string, actual: object, expected: object): void => {
  for (const [key, value] of Object.entries(expected)) {
    const found = (actual as Record<string, unknown>)[key];
    if (found !== value) throw new Error(`${what}.${key} is ${String(found)}, not ${value}`);
  }
};

const captured = async ({ buyer, orderId }: Deal): Promise<number[]> =>
  (await buyer!.payments(orderId!))
    .filter(({ status }) => status === 'captured')
    .map(({ amount, refunded }) => amount - refunded);

const checkReserved = async (deal: Deal, ticket: TicketData): Promise<void> => {
  const order = await deal.buyer!.order(deal.orderId!);
  if (Date.parse(order.expiresAt) + LATE_MS > Date.now()) {
    same('order', order, { status: 'created' });
    return same('ticket', ticket, { status: 'reserved', orderId: deal.orderId });
  }
  same('order', order, { status: 'cancelled', cancelReason: 'expired' });
  same('ticket', ticket, { status: 'onsale', orderId: null });
};

const checkPaid = async (deal: Deal, ticket: TicketData): Promise<void> => {
  same('order', await deal.buyer!.order(deal.orderId!), { status: 'complete' });
  same('ticket', ticket, { status: 'sold', orderId: deal.orderId });
  const amounts = await captured(deal);
  same('captured', amounts, { length: 1, 0: deal.price });
};

const checkCancelled = async (deal: Deal, ticket: TicketData): Promise<void> => {
  const order = await deal.buyer!.order(deal.orderId!);
  same('order', order, { status: 'cancelled', cancelReason: 'buyer' });
  same('ticket', ticket, { status: 'onsale', orderId: null });
  same('captured', await captured(deal), { length: 0 });
};

const checkDeal = async (visitor: Person, deal: Deal): Promise<void> => {
  const { title, price, ticketId, fate } = deal;
  const ticket = await visitor.ticket(ticketId);
  same('ticket', ticket, { title, price });
  if (fate === 'on sale') same('ticket', ticket, { status: 'onsale', orderId: null });
  if (fate === 'reserved') await checkReserved(deal, ticket);
  if (fate === 'paid') await checkPaid(deal, ticket);
  if (fate === 'cancelled') await checkCancelled(deal, ticket);
};

/** The ids of this run's tickets that a search finds. */
const search = async (visitor: Person, tag: string): Promise<Set<string>> => {
  const found = new Set<string>();
  let path = `/api/tickets?q=${tag}&limit=${PAGE}`;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const { data, headers } = await visitor.call<TicketData[]>('GET', path);
    data.forEach(({ id }) => found.add(id));
    const next = /<([^>]+)>; *rel="next"/.exec(String(headers.link ?? ''))?.[1];
    if (!next) break;
    path = next;
  }
  return found;
};

/**
 * Compares what the site acknowledged with what it holds, once that has reached every service.
 * @returns what was lost, one line each
 */
export const checkBook = async (
  site: Site,
  book: Book,
  timeoutMs = ARRIVAL_TIMEOUT_MS,
): Promise<string[]> => {
  const visitor = new Person(site);
  const end = Date.now() + timeoutMs;
  let open = book.deals;
  let lost: string[] = [];
  do {
    lost = [];
    const wrong: Deal[] = [];
    await inBatches(open.length, AT_ONCE, async n => {
      const deal = open[n]!;
      await checkDeal(visitor, deal).catch((error: Error) => {
        wrong.push(deal);
        lost.push(`${deal.fate} ticket ${deal.ticketId}, order ${deal.orderId}: ${error.message}`);
      });
    });
    open = wrong;
    if (open.length > 0) await pause(AGAIN_AFTER_MS);
  } while (open.length > 0 && Date.now() < end);
  const found = await search(visitor, book.tag);
  const missing = book.deals.filter(
    ({ ticketId, fate }) => ['on sale', 'cancelled'].includes(fate) && !found.has(ticketId),
  );
  return [...lost, ...missing.map(({ ticketId }) => `ticket ${ticketId} is not found by a search`)];
};
