import { eventually } from '@ticketing/common/testing';
import { callInPage } from '../in-page';
import { names } from '../names';
import { alert, at, heading, newcomer, type State } from './state';

const NOBODY = '0'.repeat(24);

export const errors: State[] = [
  {
    name: 'not-found',
    expected: [404],
    path: at(`/tickets/${NOBODY}`),
    reach: heading(names.errors.notFound),
  },
  {
    name: 'no-such-page',
    expected: [404],
    path: at('/no/such/page'),
    reach: heading(names.errors.notFound),
  },
  {
    name: 'forbidden',
    as: newcomer,
    expected: [403],
    path: world => world.orders.created,
    reach: heading(names.errors.forbidden),
  },
  { name: 'service-away', expected: [503], path: at('/'), away: 'tickets', reach: alert },
  {
    name: 'service-away-ticket',
    expected: [503],
    path: world => world.tickets.onsale,
    away: 'tickets',
    reach: async visitor => {
      await visitor.heading(names.errors.away);
      // The script must not give the page another title than the server did.
      await eventually(async () =>
        expect(await callInPage(visitor.page, 'script-title')).toMatch(names.errors.away),
      );
    },
  },
];
