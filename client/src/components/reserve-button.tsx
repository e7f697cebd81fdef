'use client';

import { useTexts } from '#texts';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import type { RequestState } from '../hooks/use-request';
import { withQuery } from '../lib/query';
import type { Order } from '../lib/types';
import { api, problemOf } from '../services/browser-api';
import { ActionButton } from './ui/action-button';

interface Props {
  ticketId: string;
  isSignedIn: boolean;
  /** The request that reserves; what goes wrong with it is shown by whoever made it. */
  request: RequestState;
}

/** The sign-in page that reserves the ticket then. */
const signInToReserve = (ticketId: string) =>
  withQuery('/signin', { next: `/tickets/${ticketId}`, reserve: ticketId });

/** Reserves a ticket with one click and goes on to its order, if need be by way of signing in. */
export const ReserveButton = ({ ticketId, isSignedIn, request }: Props) => {
  const router = useRouter();
  const t = useTexts('ticket.reserve');

  const signIn = () => {
    router.push(signInToReserve(ticketId));
    router.refresh(); // the site's header may still say who was signed in
    return 'leaving' as const;
  };
  const reserve = async () => {
    if (!isSignedIn) return signIn();
    try {
      const { data } = await api.post<Order>('/orders', { ticketId });
      router.push(`/orders/${data.id}`);
      return 'leaving';
    } catch (error) {
      if (problemOf(error).status === 401) return signIn();
      throw error;
    }
  };
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const failed = await request.run(reserve);
    if (failed?.status === 409) router.refresh();
  };

  return (
    <form action={`/tickets/${ticketId}/reserve`} method="post" onSubmit={onSubmit}>
      <ActionButton
        type="submit"
        size="large"
        wide
        pending={request.pending}
        pendingLabel={t('pending')}
      >
        {t('label')}
      </ActionButton>
    </form>
  );
};
