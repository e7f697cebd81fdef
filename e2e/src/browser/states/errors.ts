import { eventually } from '@ticketing/common/testing';
import { callInPage } from '../in-page';
import { names } from '../names';
import type { Visitor } from '../visitor';
import { alert, at, newcomer, type State } from './state';

/**
 * A page that is shown in the place of another. The script must leave it the title it came with, and
 * not load it again when it tells the server the time zone.
 */
const refusal = (name: RegExp) => async (visitor: Visitor) => {
  const { page, context } = visitor;
  const loads: string[] = [];
  page.on('request', request => {
    if (request.isNavigationRequest()) loads.push(request.url());
  });
  await context.clearCookies({ name: 'tz' });
  await page.reload();
  await page.waitForLoadState('networkidle'); // such a page follows no stream
  expect(loads).toHaveLength(1);
  await visitor.ready();
  await visitor.heading(name);
  await eventually(async () => expect(await callInPage(page, 'script-title')).toMatch(name));
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
