'use client';

import { useTexts } from '#texts';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useKeptFocus } from '../hooks/use-kept-focus';
import type { Ticket } from '../lib/types';
import { useLiveTicket } from './live-tickets';
import { PageLink } from './page-link';
import { RefundTicket } from './refund-ticket';
import { buttonClass } from './ui/button-class';
import { WithdrawButton } from './withdraw-button';

const Actions = ({ ticket }: { ticket: Ticket }) => {
  const t = useTexts('selling.mine');
  if (ticket.status === 'reserved') return <p className="text-sm text-soft">{t('isReserved')}</p>;
  if (ticket.status !== 'onsale') return <RefundTicket ticket={ticket} />;
  return (
    <>
      <PageLink href={`/tickets/${ticket.id}/edit`} className={buttonClass({ kind: 'plain' })}>
        {t('edit')} <span className="sr-only">{ticket.title}</span>
      </PageLink>
      <WithdrawButton ticketId={ticket.id} short />
    </>
  );
};

/** What the seller can do about a ticket in a list, by the state that it is in now. */
export const OwnTicketActions = ({ ticket }: { ticket: Ticket }) => {
  const router = useRouter();
  const now = useLiveTicket(ticket) as Ticket; // this one, or a newer one that was heard of
  const isNews = now.status !== ticket.status;
  const element = useKeptFocus<HTMLDivElement>(now.status);
  useEffect(() => {
    if (isNews) router.refresh(); // the sums above have changed with it
  }, [isNews, router]);

  return (
    <div
      ref={element}
      tabIndex={-1}
      className="flex min-h-11 flex-wrap items-center gap-2 lg:max-w-[45%] lg:justify-end"
    >
      <Actions ticket={now} />
    </div>
  );
};
