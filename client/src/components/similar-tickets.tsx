import { useTexts } from '#texts';
import type { Ticket } from '../lib/types';
import { TicketCard } from './ticket-card';
import { TICKET_GRID } from './ticket-grid';

/** What else is on sale. */
export const SimilarTickets = ({ tickets }: { tickets: Ticket[] }) => {
  const t = useTexts('ticket');
  if (tickets.length === 0) return null;
  return (
    <section
      id="more"
      aria-labelledby="more-title"
      className="mt-6 flex flex-col gap-4 border-t border-line pt-8"
    >
      <h2 id="more-title" tabIndex={-1} className="text-2xl">
        {t('similar')}
      </h2>
      <ul className={TICKET_GRID}>
        {tickets.map(ticket => (
          <TicketCard key={ticket.id} ticket={ticket} heading="h3" />
        ))}
      </ul>
    </section>
  );
};
