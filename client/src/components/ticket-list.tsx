import type { Ticket } from '../lib/types';
import { TicketCard } from './ticket-card';

/** Tickets as cards. */
export const TicketList = (props: { tickets: Ticket[]; withStatus?: boolean }) => (
  <ul className="cards">
    {props.tickets.map(ticket => (
      <TicketCard key={ticket.id} ticket={ticket} withStatus={props.withStatus} />
    ))}
  </ul>
);
