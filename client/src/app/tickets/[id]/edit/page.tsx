import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { StatusBadge } from '../../../../components/status-badge';
import { TicketForm } from '../../../../components/ticket-form';
import { WithdrawButton } from '../../../../components/withdraw-button';
import type { Ticket } from '../../../../lib/types';
import { answerWithPage } from '../../../../services/answer-with-page';
import { requireUser } from '../../../../services/require-user';
import { getTicket } from '../../../../services/tickets';
import { PageLink } from '../../../../components/page-link';

export const metadata: Metadata = { title: 'Edit a ticket' };

const Closed = ({ ticket }: { ticket: Ticket }) => (
  <div className="notice">
    <p>
      <StatusBadge status={ticket.status} /> This ticket cannot be changed now.
    </p>
  </div>
);

const EditTicketPage = async ({ params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params;
  const path = `/tickets/${id}/edit`;
  const user = await requireUser(path);
  const ticket = await getTicket(id).catch(error => answerWithPage(error, path));
  if (ticket.userId !== user.id) forbidden();
  return (
    <section className="narrow stack">
      <h1>Edit your ticket</h1>
      {ticket.status === 'onsale' ? (
        <>
          <TicketForm ticket={ticket} />
          <WithdrawButton ticketId={ticket.id} />
        </>
      ) : (
        <Closed ticket={ticket} />
      )}
      <p>
        <PageLink href={`/tickets/${ticket.id}`}>Back to the ticket</PageLink>
      </p>
    </section>
  );
};

export default EditTicketPage;
