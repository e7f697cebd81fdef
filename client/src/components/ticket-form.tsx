'use client';

import { useRouter } from 'next/navigation';
import { useHydrated } from '../hooks/use-hydrated';
import { fromLocalInput, toLocalInput } from '../lib/local-input';
import { typedPrice } from '../lib/money';
import type { Ticket } from '../lib/types';
import { api } from '../services/browser-api';
import { ApiForm } from './ui/api-form';
import { Field } from './ui/field';

const FIELDS = ['title', 'price', 'venue', 'startsAt', 'description'] as const;

/** The fields as the API takes them. What is left empty is left out: PUT then clears it. */
const bodyOf = (data: FormData) => {
  const text = (name: (typeof FIELDS)[number]) => String(data.get(name) ?? '');
  return {
    title: text('title'),
    price: typedPrice(text('price')),
    venue: text('venue').trim() || undefined,
    startsAt: fromLocalInput(text('startsAt')),
    description: text('description').trim() || undefined,
  };
};

/** Creates a ticket, or changes the one that is given. */
export const TicketForm = ({ ticket }: { ticket?: Ticket }) => {
  const router = useRouter();
  const hydrated = useHydrated();

  const send = async (data: FormData) => {
    const body = bodyOf(data);
    const { data: saved } = ticket
      ? await api.put<Ticket>(`/tickets/${ticket.id}`, body)
      : await api.post<Ticket>('/tickets', body);
    router.push(`/tickets/${saved.id}`);
    router.refresh();
    return 'leaving' as const;
  };

  return (
    <ApiForm
      action={ticket ? `/tickets/${ticket.id}/edit` : '/tickets/new'}
      fields={FIELDS}
      submitLabel={ticket ? 'Save changes' : 'Put on sale'}
      pendingLabel="Saving…"
      send={send}
    >
      <Field name="title" label="Title" defaultValue={ticket?.title} maxLength={200} required />
      <Field
        name="price"
        label="Price in US dollars"
        inputMode="decimal"
        hint="From 0.50 to 999,999.99"
        defaultValue={ticket?.price.toFixed(2)}
        required
      />
      <Field
        name="venue"
        label="Venue (optional)"
        defaultValue={ticket?.venue ?? ''}
        maxLength={200}
      />
      <Field
        key={hydrated ? 'local' : 'unknown'} // the visitor's time zone is known in the browser only
        name="startsAt"
        label="Starts at (optional)"
        type="datetime-local"
        hint="In your own time zone"
        defaultValue={hydrated ? toLocalInput(ticket?.startsAt ?? null) : ''}
      />
      <Field
        name="description"
        label="Description (optional)"
        multiline
        defaultValue={ticket?.description ?? ''}
        maxLength={5000}
      />
    </ApiForm>
  );
};
