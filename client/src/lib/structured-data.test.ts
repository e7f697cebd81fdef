import { scriptJson, ticketData } from './structured-data';
import type { Ticket } from './types';

const ticket: Ticket = {
  id: 'a',
  title: 'Swan Lake',
  price: 130.5,
  description: 'Dress circle',
  venue: 'Opera on the Bay',
  startsAt: '2026-12-19T18:30:00.000Z',
  userId: 'b',
  orderId: null,
  status: 'onsale',
  version: 0,
  createdAt: '2026-11-22T18:00:00.000Z',
};
const at = { url: 'https://tickets.example/tickets/a', image: 'https://tickets.example/a.png' };

describe('what search engines read', () => {
  it('is an event with an offer', () => {
    expect(ticketData(ticket, at)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Event',
      name: 'Swan Lake',
      description: 'Dress circle',
      startDate: ticket.startsAt,
      eventStatus: 'https://schema.org/EventScheduled',
      location: { '@type': 'Place', name: ticket.venue, address: ticket.venue },
      ...at,
      offers: {
        '@type': 'Offer',
        url: at.url,
        price: '130.50',
        priceCurrency: 'USD',
        availability: 'https://schema.org/InStock',
        validFrom: ticket.createdAt,
      },
    });
  });

  it('is a product where nobody knows when it begins, and leaves out what is unknown', () => {
    const data = ticketData({ ...ticket, startsAt: null, venue: null, description: null }, at);
    expect(data).toMatchObject({ '@type': 'Product', name: 'Swan Lake' });
    expect(Object.keys(data)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/startDate|location|description|eventStatus/)]),
    );
    expect(JSON.stringify(data)).not.toContain('null');
  });

  it.each([
    ['reserved', 'OutOfStock'],
    ['sold', 'SoldOut'],
    ['withdrawn', 'Discontinued'],
  ] as const)('says that a %s ticket is %s', (status, word) => {
    expect(ticketData({ ...ticket, status }, at)).toMatchObject({
      offers: { availability: `https://schema.org/${word}` },
    });
  });

  it.each(['</script><script>alert(1)</script>', '<!-- <script>', ']]>'])(
    'cannot end its element: %s',
    title => {
      const json = scriptJson(ticketData({ ...ticket, title }, at));
      expect(json).not.toContain('<');
      expect(JSON.parse(json)).toMatchObject({ name: title });
    },
  );
});
