import type { Metadata } from 'next';
import { TicketForm } from '../../../components/ticket-form';
import { requireUser } from '../../../services/require-user';

export const metadata: Metadata = { title: 'Sell a ticket' };

const NewTicketPage = async () => {
  await requireUser('/tickets/new');
  return (
    <section className="narrow stack">
      <h1>Sell a ticket</h1>
      <TicketForm />
    </section>
  );
};

export default NewTicketPage;
