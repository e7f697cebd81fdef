import { body, optionalText, price, text, toCents, validated } from '@ticketing/common';
import type { Request } from 'express';
import type { TicketDetails } from '../models/ticket';
import { isEventTime, parseInstant } from '../search/times';

const TITLE_MAX = 200;
const VENUE_MAX = 200;
const DESCRIPTION_MAX = 5_000;

/** The chains that check what a seller says of a ticket. */
export const ticketBody = [
  text('title', { max: TITLE_MAX }),
  price(),
  optionalText('description', { max: DESCRIPTION_MAX, lines: true }),
  optionalText('venue', { max: VENUE_MAX }),
  body('startsAt')
    .optional({ values: 'null' })
    .custom(isEventTime)
    .withMessage('startsAt must be an ISO 8601 date and time with its offset, 1970 to 9999'),
];

interface TicketBody {
  title: string;
  price: number;
  description?: string;
  venue?: string;
  startsAt?: string;
}

/** What the seller says, once it is checked. What is absent or empty is null. */
export const detailsOf = (req: Request): TicketDetails => {
  const { title, price, description, venue, startsAt } = validated<TicketBody>(req);
  return {
    title,
    priceCents: toCents(price),
    description: description || null,
    venue: venue || null,
    startsAt: parseInstant(startsAt) ?? null,
  };
};
