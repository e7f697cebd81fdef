import { names } from '../names';
import { alert, at, buyer, heading, loading, newcomer, text, type State } from './state';
import { MATINEE } from './world';

export const browsing: State[] = [
  { name: 'home', path: at('/'), reach: text(/chamber music/i) },
  { name: 'home-signed-in', as: buyer, path: at('/'), reach: text(/chamber music/i) },
  { name: 'search-results', path: at('/?q=candle'), reach: text(/chamber music/i) },
  { name: 'search-empty', path: at('/?q=nosuchthing'), reach: text(names.search.nothingFound) },
  {
    name: 'search-wrong',
    path: at('/?minPrice=abc'),
    reach: alert,
  },
  {
    name: 'search-filtered',
    path: at('/?q=candle&sort=price&minPrice=1&maxPrice=100'),
    reach: text(/chamber music/i),
  },
  {
    name: 'search-next-page',
    path: at(`/?q=${MATINEE}`),
    reach: async visitor => {
      await visitor.link(names.search.next).click();
      await visitor.page.waitForURL(url => url.searchParams.has('cursor'));
      await visitor.ready();
    },
  },
  {
    name: 'browse-loading',
    path: at('/signin'),
    silent: 'tickets',
    reach: loading(names.menu.browse),
  },
  {
    name: 'ticket-onsale',
    path: world => world.tickets.onsale,
    reach: heading(/chamber music/i),
  },
  {
    name: 'ticket-onsale-signed-in',
    as: newcomer,
    path: world => world.tickets.onsale,
    reach: visitor => visitor.action(names.ticket.reserve).waitFor(),
  },
  {
    name: 'ticket-taken',
    as: newcomer,
    expected: [409],
    path: at('/'),
    reach: async (visitor, { market, buyer }) => {
      // Without the news, as it is for who clicks in the same moment.
      await visitor.withhold('/api/tickets/events*');
      const { id, path } = await market.onSale();
      await visitor.open(path);
      await buyer.reserve(id);
      await visitor.action(names.ticket.reserve).click();
      await visitor.sees(names.ticket.taken);
    },
  },
  {
    name: 'ticket-reserved',
    path: world => world.tickets.reserved,
    reach: text(names.ticket.isReserved),
  },
  {
    name: 'ticket-reserved-own-order',
    as: buyer,
    path: world => world.tickets.reserved,
    reach: visitor => visitor.link(names.ticket.toOrder).waitFor(),
  },
  { name: 'ticket-sold', path: world => world.tickets.sold, reach: text(names.ticket.isSold) },
  {
    name: 'ticket-withdrawn',
    path: world => world.tickets.withdrawn,
    reach: text(names.ticket.isWithdrawn),
  },
];
