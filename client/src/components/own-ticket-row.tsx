import { useFormats, useTexts } from '#texts';
import type { Ticket } from '../lib/types';
import { Artwork } from './artwork';
import { LivePrice, LiveStatus } from './live-tickets';
import { OwnTicketActions } from './own-ticket-actions';
import { PageLink } from './page-link';

/** A ticket in the list of its seller: its state, and what can be done about it. */
export const OwnTicketRow = ({ ticket }: { ticket: Ticket }) => {
  const t = useTexts('selling.mine');
  const { dateTime } = useFormats();
  const { id, version, status, price, startsAt } = ticket;
  const state = { id, version, status, price };
  return (
    <li className="flex overflow-hidden rounded-card border border-line bg-surface shadow-card">
      <Artwork ticket={ticket} className="w-20 flex-none self-stretch sm:w-36" />
      <div className="flex min-w-0 flex-1 flex-col gap-3 p-4 lg:flex-row lg:items-center">
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <h3 className="line-clamp-2 text-lg">
            <PageLink href={`/tickets/${id}`} className="text-text no-underline hover:text-accent">
              {ticket.title}
            </PageLink>
          </h3>
          <p className="text-sm text-soft">
            {startsAt ? <time dateTime={startsAt}>{dateTime(startsAt)}</time> : t('noDate')}
          </p>
          <p className="flex flex-wrap items-center gap-3">
            <strong className="text-lg">
              <LivePrice ticket={state} />
            </strong>
            <LiveStatus ticket={state} always />
          </p>
        </div>
        <OwnTicketActions ticket={ticket} />
      </div>
    </li>
  );
};
