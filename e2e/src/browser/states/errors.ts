import { eventually } from '@ticketing/common/testing';
import { callInPage } from '../in-page';
import { names } from '../names';
import type { Visitor } from '../visitor';
import { alert, at, newcomer, type State } from './state';

/** A page that is shown in the place of another. The script must leave it the title it came with. */
const refusal = (name: RegExp) => async (visitor: Visitor) => {
  await visitor.heading(name);
  await eventually(async () =>
    expect(await callInPage(visitor.page, 'script-title')).toMatch(name),
  );
};

const NOBODY = '0'.repeat(24);

export const errors: State[] = [
  {
    name: 'not-found',
    expected: [404],
    path: at(`/tickets/${NOBODY}`),
    reach: refusal(names.errors.notFound),
  },
  {
    name: 'no-such-page',
    expected: [404],
    path: at('/no/such/page'),
    reach: refusal(names.errors.notFound),
  },
  {
    name: 'forbidden',
    as: newcomer,
    expected: [403],
    path: world => world.orders.created,
    reach: refusal(names.errors.forbidden),
  },
  { name: 'service-away', expected: [503], path: at('/'), away: 'tickets', reach: alert },
  {
    name: 'service-away-ticket',
    expected: [503],
    path: world => world.tickets.onsale,
    away: 'tickets',
    reach: refusal(names.errors.away),
  },
];
