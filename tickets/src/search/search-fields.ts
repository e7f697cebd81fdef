import type { TicketDetails } from '../models/ticket';
import { wordsOf } from './words';

/** What is stored with a ticket so that an index can find and order it. */
export interface SearchFields {
  /** The words of its texts. Not read unless asked for. */
  words: string[];
  /** `startsAt`, or {@link UNDATED}: MongoDB would put a ticket without a date first. */
  dateOrder: Date;
}

/** After every date that a ticket may have. */
export const UNDATED = new Date('+010000-01-01T00:00:00.000Z');

export const searchFields = (details: TicketDetails): SearchFields => ({
  words: wordsOf(details.title, details.venue, details.description),
  dateOrder: details.startsAt ?? UNDATED,
});
