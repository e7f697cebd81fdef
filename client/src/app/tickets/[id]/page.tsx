import type { Metadata } from 'next';
import { TicketActions } from '../../../components/ticket-actions';
import { TicketFacts } from '../../../components/ticket-facts';
import type { Order, Ticket, User } from '../../../lib/types';
import { answerWithPage } from '../../../services/answer-with-page';
import { findCurrentUser } from '../../../services/current-user';
import { findOwnOrder } from '../../../services/orders';
import { getTicket } from '../../../services/tickets';

interface Props {
  params: Promise<{ id: string }>;
}

const readTicket = async ({ params }: Props): Promise<Ticket> => {
  const { id } = await params;
  return getTicket(id).catch(error => answerWithPage(error, `/tickets/${id}`));
};

/** The visitor's own order, where it is an order that took the ticket off the market. */
const readOwnOrder = async (ticket: Ticket, user: User | null): Promise<Order | null> =>
  user && ticket.orderId && user.id !== ticket.userId ? findOwnOrder(ticket.orderId) : null;

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const ticket = await readTicket(props);
  return { title: ticket.title, description: ticket.description ?? undefined };
};

const TicketPage = async (props: Props) => {
  const [ticket, user] = await Promise.all([readTicket(props), findCurrentUser()]);
  const ownOrder = await readOwnOrder(ticket, user);
  return (
    <article className="narrow stack">
      <h1>{ticket.title}</h1>
      <TicketFacts ticket={ticket} />
      <TicketActions ticket={ticket} user={user} ownOrder={ownOrder} />
    </article>
  );
};

export default TicketPage;
