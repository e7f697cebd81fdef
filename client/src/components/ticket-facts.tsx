import { formatPrice } from '../lib/money';
import type { Ticket } from '../lib/types';
import { LocalTime } from './local-time';
import { StatusBadge } from './status-badge';

/** What there is to know about a ticket. */
export const TicketFacts = ({ ticket }: { ticket: Ticket }) => (
  <>
    <dl className="facts">
      <dt>Price</dt>
      <dd className="price">{formatPrice(ticket.price)}</dd>
      <dt>When</dt>
      <dd>{ticket.startsAt ? <LocalTime iso={ticket.startsAt} /> : 'Not given'}</dd>
      <dt>Where</dt>
      <dd>{ticket.venue ?? 'Not given'}</dd>
      <dt>Status</dt>
      <dd>
        <StatusBadge status={ticket.status} />
      </dd>
    </dl>
    {ticket.description && <p className="long-text">{ticket.description}</p>}
  </>
);
