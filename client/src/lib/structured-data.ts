import type { Ticket, TicketStatus } from './types';

const AVAILABILITY: Record<TicketStatus, string> = {
  onsale: 'InStock',
  reserved: 'OutOfStock',
  sold: 'SoldOut',
  withdrawn: 'Discontinued',
};

/** Where the ticket's page and its picture are. */
export interface TicketAddresses {
  url: string;
  image: string;
}

/**
 * A ticket as search engines read it. An event has a beginning; a ticket that names none is a
 * product. What is unknown is left out.
 * Source: https://schema.org/Event, https://schema.org/Offer
 */
export const ticketData = (ticket: Ticket, { url, image }: TicketAddresses): object => {
  const { title, description, venue, startsAt, price, status, createdAt } = ticket;
  const event = {
    '@type': 'Event',
    startDate: startsAt,
    eventStatus: 'https://schema.org/EventScheduled',
    ...(venue && { location: { '@type': 'Place', name: venue, address: venue } }),
  };
  return {
    '@context': 'https://schema.org',
    ...(startsAt ? event : { '@type': 'Product' }),
    name: title,
    url,
    image,
    ...(description && { description }),
    offers: {
      '@type': 'Offer',
      url,
      price: price.toFixed(2),
      priceCurrency: 'USD',
      availability: `https://schema.org/${AVAILABILITY[status]}`,
      validFrom: createdAt,
    },
  };
};

/** JSON that can stand in a script element: nothing in it ends the element or begins a comment. */
export const scriptJson = (data: object): string =>
  JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
