import { isId } from '../../lib/ids';
import { withQuery } from '../../lib/query';
import { safeNext } from '../../lib/safe-next';
import { isGood } from './ask-service';
import type { Form, Post } from './form';
import { orderPath, reserveTicket } from './orders';

/** The ticket that the visitor wanted to reserve when we asked them to sign in. */
const wantedTicket = ({ fields }: Post): string | undefined => {
  const id = fields.get('reserve') ?? '';
  return isId(id) ? id : undefined;
};

const nextOf = ({ fields }: Post): string => safeNext(fields.get('next') ?? undefined);

/** Signs in or up; whoever was on the way to a reservation has it in the same step. */
const credentials = (name: 'signin' | 'signup'): Form => ({
  name,
  path: `/${name}`,
  kept: ['email'],
  request: ({ fields }) => ({
    service: 'AUTH_URL',
    method: 'POST',
    path: `/api/users/${name}`,
    body: { email: fields.get('email') ?? '', password: fields.get('password') ?? '' },
  }),
  page: post => {
    const next = nextOf(post);
    const query = { next: next === '/' ? undefined : next, reserve: wantedTicket(post) };
    return withQuery(`/${name}`, query);
  },
  done: async (_answer, post, ask) => {
    const ticketId = wantedTicket(post);
    if (!ticketId) return nextOf(post);
    const order = await ask(reserveTicket(ticketId));
    return isGood(order) ? orderPath(order) : `/tickets/${ticketId}`;
  },
});

export const signIn = credentials('signin');
export const signUp = credentials('signup');

export const signOut: Form = {
  name: 'signout',
  path: '/signout',
  kept: [],
  request: () => ({ service: 'AUTH_URL', method: 'POST', path: '/api/users/signout', body: {} }),
  page: () => '/',
  done: () => '/',
};
