import { useFormats, useTexts } from '#texts';
import type { Ticket } from '../lib/types';
import { Artwork } from './artwork';
import { LivePrice, LiveStatus } from './live-tickets';
import { PageLink } from './page-link';

interface Props {
  ticket: Ticket;
  /** Says the state also of a ticket that is on sale: for a list in which others are not. */
  withStatus?: boolean;
  /** The level of its heading, by where the list stands. */
  heading?: 'h2' | 'h3';
}

/** When and where, a line for each, so that cards are alike. */
const Facts = ({ ticket: { startsAt, venue } }: { ticket: Ticket }) => {
  const t = useTexts('browse.card');
  const { date } = useFormats();
  return (
    <p className="flex flex-col text-sm text-soft">
      {startsAt ? (
        <time dateTime={startsAt} className="truncate font-semibold text-accent">
          {date(startsAt)}
        </time>
      ) : (
        <span>{t('noDate')}</span>
      )}
      <span className="truncate">{venue ?? t('noVenue')}</span>
    </p>
  );
};

/** A ticket in a list: all of it leads to its page. On a phone the picture is beside the words. */
export const TicketCard = ({ ticket, withStatus, heading: Heading = 'h2' }: Props) => {
  const { id, version, status, price } = ticket;
  const state = { id, version, status, price };
  return (
    <li
      className={
        'relative flex overflow-hidden rounded-card border border-line bg-surface shadow-card ' +
        'transition-shadow hover:shadow-raised has-[[data-off]]:[&_.artwork]:opacity-40 ' +
        'has-[a:focus-visible]:outline-3 has-[a:focus-visible]:outline-offset-2 ' +
        'has-[a:focus-visible]:outline-accent sm:flex-col'
      }
    >
      <Artwork
        ticket={ticket}
        className="artwork w-28 flex-none self-stretch transition-opacity sm:aspect-video sm:w-full"
      />
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex flex-1 flex-col gap-1.5 p-3 sm:p-4">
          <Heading className="line-clamp-2 text-base leading-snug sm:text-lg sm:leading-snug">
            <PageLink
              href={`/tickets/${id}`}
              className="text-text no-underline outline-none after:absolute after:inset-0"
            >
              {ticket.title}
            </PageLink>
          </Heading>
          <Facts ticket={ticket} />
        </div>
        <p
          className={
            'flex min-h-11 items-center justify-between gap-2 border-t-2 border-dashed ' +
            'border-line px-3 py-1.5 sm:px-4'
          }
        >
          <strong className="text-lg">
            <LivePrice ticket={state} />
          </strong>
          <LiveStatus ticket={state} always={withStatus} />
        </p>
      </div>
    </li>
  );
};
