import { signInPath } from '../lib/safe-next';
import type { Order, Ticket, User } from '../lib/types';
import { RefundTicket } from './refund-ticket';
import { ReserveButton } from './reserve-button';
import { PageLink } from './page-link';

interface Props {
  ticket: Ticket;
  user: User | null;
  /** The visitor's own order for the ticket, if that is what took it off the market. */
  ownOrder: Order | null;
}

const NOT_ON_SALE = {
  reserved: 'Somebody has reserved this ticket. If they do not pay in time it is on sale again.',
  sold: 'This ticket is sold.',
  withdrawn: 'The seller has withdrawn this ticket.',
};

const SellerActions = ({ ticket }: { ticket: Ticket }) => (
  <>
    <p className="notice">This is your ticket.</p>
    {ticket.status === 'onsale' && (
      <PageLink className="button button-primary" href={`/tickets/${ticket.id}/edit`}>
        Edit or withdraw
      </PageLink>
    )}
    <RefundTicket ticket={ticket} />
  </>
);

/** What this visitor can do about this ticket. */
export const TicketActions = ({ ticket, user, ownOrder }: Props) => {
  if (user?.id === ticket.userId) return <SellerActions ticket={ticket} />;
  if (ownOrder)
    return (
      <PageLink className="button button-primary" href={`/orders/${ownOrder.id}`}>
        Go to your order
      </PageLink>
    );
  if (ticket.status !== 'onsale') return <p className="notice">{NOT_ON_SALE[ticket.status]}</p>;
  if (user) return <ReserveButton ticketId={ticket.id} />;
  return (
    <PageLink className="button button-primary" href={signInPath(`/tickets/${ticket.id}`)}>
      Sign in to reserve
    </PageLink>
  );
};
