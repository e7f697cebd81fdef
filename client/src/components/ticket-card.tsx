import { formatPrice } from '../lib/money';
import type { Ticket } from '../lib/types';
import { LocalTime } from './local-time';
import { StatusBadge } from './status-badge';
import { PageLink } from './page-link';

/** A ticket in a list. The state is left out where all are on sale. */
export const TicketCard = ({ ticket, withStatus }: { ticket: Ticket; withStatus?: boolean }) => (
  <li className="card">
    <h2 className="card-title">
      <PageLink href={`/tickets/${ticket.id}`}>{ticket.title}</PageLink>
    </h2>
    <p className="card-facts">
      {ticket.startsAt && <LocalTime iso={ticket.startsAt} />}
      {ticket.venue && <span>{ticket.venue}</span>}
    </p>
    <p className="card-foot">
      <strong>{formatPrice(ticket.price)}</strong>
      {withStatus && <StatusBadge status={ticket.status} />}
    </p>
  </li>
);
