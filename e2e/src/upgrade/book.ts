import type { Person } from '../person';

/**
 * What the site acknowledged last of a ticket, and must therefore hold. `unknown` while a request
 * is on its way, and for ever when it failed.
 */
export type Fate = 'on sale' | 'reserved' | 'paid' | 'cancelled' | 'unknown';

/** A ticket that was posted. */
export interface Deal {
  ticketId: string;
  title: string;
  price: number;
  fate: Fate;
  orderId?: string;
  buyer?: Person;
}

const MAX_DEALS = 20_000;

/** Everything that the site acknowledged. */
export class Book {
  readonly deals: Deal[] = [];

  /** `tag` is a word in each title, to find this run's tickets by. */
  constructor(readonly tag: string) {}

  add(deal: Deal): Deal {
    if (this.deals.length >= MAX_DEALS) throw new Error(`More than ${MAX_DEALS} tickets`);
    this.deals.push(deal);
    return deal;
  }

  count(fate: Fate): number {
    return this.deals.filter(deal => deal.fate === fate).length;
  }
}
