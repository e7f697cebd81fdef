import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { TicketForm } from '../../../components/ticket-form';
import { PageHeading } from '../../../components/ui/page-heading';
import { formResult } from '../../../services/form-result';
import { requireUser } from '../../../services/require-user';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTexts('selling.sell'))('title'),
});

const NewTicketPage = async () => {
  const user = await requireUser('/tickets/new');
  const [t, posted] = await Promise.all([getTexts('selling.sell'), formResult('sell')]);
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <TicketForm userId={user.id} posted={posted} />
    </>
  );
};

export default NewTicketPage;
