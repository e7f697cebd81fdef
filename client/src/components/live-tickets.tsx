'use client';

import { useFormats } from '#texts';
import { createContext, type ReactNode, useContext } from 'react';
import { useLive } from '../hooks/use-live';
import { newest } from '../lib/live';
import type { Ticket } from '../lib/types';
import { StatusBadge } from './status-badge';

/** What the page's own HTML says of a ticket, and may change while one looks. */
export type TicketState = Pick<Ticket, 'id' | 'version' | 'status' | 'price'>;

const Heard = createContext<ReadonlyMap<string, Ticket>>(new Map());

/** Follows the tickets of a page, by one stream for all that is within. */
export const LiveTickets = (props: { ids: readonly string[]; children: ReactNode }) => (
  <Heard value={useLive('ticket', props.ids).heard}>{props.children}</Heard>
);

/** The ticket as it is now, as far as the page has heard. */
export const useLiveTicket = <T extends TicketState>(ticket: T): T =>
  newest(ticket, useContext(Heard).get(ticket.id) as T | undefined); // a whole ticket has it all

/** Its price. */
export const LivePrice = ({ ticket }: { ticket: TicketState }) => {
  const { price } = useFormats();
  return price(useLiveTicket(ticket).price);
};

/** Its state, beside something that has the room; nothing while it is on sale, unless `always`. */
export const LiveStatus = ({ ticket, always }: { ticket: TicketState; always?: boolean }) => {
  const { status } = useLiveTicket(ticket);
  if (status === 'onsale' && !always) return null;
  return (
    <span data-off={status === 'onsale' ? undefined : ''}>
      <StatusBadge status={status} />
    </span>
  );
};
