import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { ClosedTicket } from '../../../../components/closed-ticket';
import { PageLink } from '../../../../components/page-link';
import { TicketForm } from '../../../../components/ticket-form';
import { buttonClass } from '../../../../components/ui/button-class';
import { PageHeading } from '../../../../components/ui/page-heading';
import { WithdrawButton } from '../../../../components/withdraw-button';
import { answerWithPage } from '../../../../services/answer-with-page';
import { formResult } from '../../../../services/form-result';
import { requireUser } from '../../../../services/require-user';
import { getTicket } from '../../../../services/tickets';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTexts('selling.edit'))('title'),
});

const EditTicketPage = async ({ params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params;
  const path = `/tickets/${id}/edit`;
  const user = await requireUser(path);
  const ticket = await getTicket(id).catch(error => answerWithPage(error, path));
  if (ticket.userId !== user.id) forbidden();
  const [t, edited, withdrawn] = await Promise.all([
    getTexts('selling.edit'),
    formResult('edit'),
    formResult('withdraw'),
  ]);
  return (
    <>
      <PageHeading title={t('title')} lead={ticket.title}>
        <PageLink href={`/tickets/${id}`} className={buttonClass({ kind: 'plain' })}>
          {t('back')}
        </PageLink>
      </PageHeading>
      {ticket.status === 'onsale' ? (
        <>
          <TicketForm userId={user.id} ticket={ticket} posted={edited} />
          <WithdrawButton ticketId={id} posted={withdrawn?.problem} />
        </>
      ) : (
        <ClosedTicket ticket={ticket} status={ticket.status} />
      )}
    </>
  );
};

export default EditTicketPage;
