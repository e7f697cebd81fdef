'use client';

import { useTexts } from '#texts';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useTicketForm } from '../hooks/use-ticket-form';
import { TICKET_FIELDS, ticketBody, toUtcInput } from '../lib/ticket-body';
import type { TicketValues } from '../lib/ticket-rules';
import type { Ticket } from '../lib/types';
import { api, problemOf } from '../services/browser-api';
import type { FormResult } from '../services/form-result';
import { DraftNote } from './draft-note';
import { TicketFields } from './ticket-fields';
import { TicketPreview } from './ticket-preview';
import { ApiForm } from './ui/api-form';

interface Props {
  userId: string;
  /** The ticket to change; without, a new one is put on sale. */
  ticket?: Ticket;
  /** A refusal of the form that was sent without the page's script. */
  posted: FormResult | null;
}

const initialOf = (ticket: Ticket | undefined, posted: FormResult | null): TicketValues => ({
  title: ticket?.title ?? '',
  price: ticket?.price.toFixed(2) ?? '',
  venue: ticket?.venue ?? '',
  startsAt: toUtcInput(ticket?.startsAt ?? null),
  description: ticket?.description ?? '',
  ...(posted && Object.fromEntries(TICKET_FIELDS.map(name => [name, posted.values[name] ?? '']))),
});

/** Creates a ticket, or changes the one that is given; shows beside it what buyers will see. */
export const TicketForm = ({ userId, ticket, posted }: Props) => {
  const router = useRouter();
  const t = useTexts(ticket ? 'selling.edit' : 'selling.sell');
  const initial = useMemo(() => initialOf(ticket, posted), [ticket, posted]);
  const draftName = `ticket ${ticket?.id ?? 'new'} of ${userId}`;
  const { takeOver, onChange, onBlur, check, done, isRestored, discard, ...typed } = useTicketForm({
    initial,
    draftName,
    hasDraft: !posted,
  });

  const send = async (data: FormData) => {
    const body = ticketBody(data);
    const sent = ticket
      ? api.put<Ticket>(`/tickets/${ticket.id}`, body)
      : api.post<Ticket>('/tickets', body);
    const { data: saved } = await sent.catch(error => {
      if (problemOf(error).status === 409) router.refresh(); // reserved meanwhile: show that
      throw error;
    });
    done();
    router.push(`/tickets/${saved.id}`);
    router.refresh();
    return 'leaving' as const;
  };

  return (
    <div
      ref={takeOver}
      onChange={onChange}
      onBlur={onBlur}
      className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_23rem]"
    >
      <ApiForm
        action={ticket ? `/tickets/${ticket.id}/edit` : '/tickets/new'}
        fields={TICKET_FIELDS}
        submitLabel={t('submit')}
        pendingLabel={t('pending')}
        posted={posted?.problem}
        check={check}
        send={send}
      >
        <DraftNote isRestored={isRestored} onDiscard={discard} />
        <TicketFields initial={initial} {...typed} />
      </ApiForm>
      <TicketPreview values={typed.values} isLocal={typed.isLocal} id={ticket?.id} />
    </div>
  );
};
