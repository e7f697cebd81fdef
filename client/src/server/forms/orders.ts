import { withQuery } from '../../lib/query';
import { signInPath } from '../../lib/safe-next';
import type { ServiceAnswer, ServiceRequest } from './ask-service';
import type { Form } from './form';

/** The request that reserves a ticket. */
export const reserveTicket = (ticketId: string): ServiceRequest => ({
  service: 'ORDERS_URL',
  method: 'POST',
  path: '/api/orders',
  body: { ticketId },
});

/** The page of the order that was made. */
export const orderPath = ({ body }: ServiceAnswer): string =>
  `/orders/${(body as { id: string }).id}`;

export const reserve: Form = {
  name: 'reserve',
  path: '/tickets/:id/reserve',
  kept: [],
  request: ({ id }) => reserveTicket(id),
  page: ({ id }) => `/tickets/${id}`,
  done: orderPath,
  signIn: ({ id }) => withQuery('/signin', { next: `/tickets/${id}`, reserve: id }),
};

export const cancel: Form = {
  name: 'cancel',
  path: '/orders/:id/cancel',
  kept: [],
  request: ({ id }) => ({ service: 'ORDERS_URL', method: 'DELETE', path: `/api/orders/${id}` }),
  page: ({ id }) => `/orders/${id}`,
  done: (_answer, { id }) => `/orders/${id}`,
  signIn: ({ id }) => signInPath(`/orders/${id}`),
};
