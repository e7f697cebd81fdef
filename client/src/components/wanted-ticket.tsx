import { useFormats, useTexts } from '#texts';
import type { Ticket } from '../lib/types';
import { Artwork } from './artwork';

/** The ticket that is reserved for a visitor who signs in for it. */
export const WantedTicket = ({ ticket }: { ticket: Ticket }) => {
  const format = useFormats();
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-4 overflow-hidden rounded-card border border-line bg-surface pr-4">
        <Artwork ticket={ticket} className="h-20 w-28 flex-none" />
        <p className="min-w-0 flex-1 py-2">
          <strong className="block text-lg">{format.price(ticket.price)}</strong>
          {ticket.startsAt && (
            <time dateTime={ticket.startsAt} className="block text-sm text-soft">
              {format.dateTime(ticket.startsAt)}
            </time>
          )}
        </p>
      </div>
      <p className="text-soft">{useTexts('account')('reserveLead')}</p>
    </div>
  );
};
