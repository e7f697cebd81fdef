import type { Ticket } from '../lib/types';
import { LiveTickets } from './live-tickets';
import { TicketCard } from './ticket-card';
import { TICKET_GRID } from './ticket-grid';

interface Props {
  tickets: Ticket[];
  withStatus?: boolean;
  heading?: 'h2' | 'h3';
  /** What the list is of, where no heading says it. */
  label?: string;
}

/** Tickets as cards, which follow what becomes of them. */
export const TicketList = ({ tickets, label, ...card }: Props) => (
  <LiveTickets ids={tickets.map(({ id }) => id)}>
    <ul aria-label={label} className={TICKET_GRID}>
      {tickets.map(ticket => (
        <TicketCard key={ticket.id} ticket={ticket} {...card} />
      ))}
    </ul>
  </LiveTickets>
);
