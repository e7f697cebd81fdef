import { signInPath } from '../../lib/safe-next';
import { fromUtcInput, TICKET_FIELDS, ticketBody } from '../../lib/ticket-body';
import type { Form, Post } from './form';

// Without a script nobody knows the visitor's time zone, so the form says that it is UTC.
const bodyOf = ({ fields }: Post) => ticketBody(fields, fromUtcInput);

export const sell: Form = {
  name: 'sell',
  path: '/tickets/new',
  kept: TICKET_FIELDS,
  request: post => ({
    service: 'TICKETS_URL',
    method: 'POST',
    path: '/api/tickets',
    body: bodyOf(post),
  }),
  page: () => '/tickets/new',
  done: ({ body }) => `/tickets/${(body as { id: string }).id}`,
  signIn: () => signInPath('/tickets/new'),
};

export const edit: Form = {
  name: 'edit',
  path: '/tickets/:id/edit',
  kept: TICKET_FIELDS,
  request: post => ({
    service: 'TICKETS_URL',
    method: 'PUT',
    path: `/api/tickets/${post.id}`,
    body: bodyOf(post),
  }),
  page: ({ id }) => `/tickets/${id}/edit`,
  done: (_answer, { id }) => `/tickets/${id}`,
  signIn: ({ id }) => signInPath(`/tickets/${id}/edit`),
};

export const withdraw: Form = {
  name: 'withdraw',
  path: '/tickets/:id/withdraw',
  kept: [],
  request: ({ id }) => ({ service: 'TICKETS_URL', method: 'DELETE', path: `/api/tickets/${id}` }),
  page: ({ id }) => `/tickets/${id}/edit`,
  done: () => '/my/tickets',
  signIn: ({ id }) => signInPath(`/tickets/${id}/edit`),
};
