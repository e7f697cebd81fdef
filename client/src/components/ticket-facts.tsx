import { useFormats, useTexts } from '#texts';
import type { Ticket } from '../lib/types';
import { Icon } from './icon';

const ROW = 'flex items-start gap-3';

/** When and where, and what the seller says. */
export const TicketFacts = ({ ticket }: { ticket: Ticket }) => {
  const t = useTexts('ticket.facts');
  const { date, dateTime } = useFormats();
  const { startsAt, venue, description, createdAt } = ticket;
  return (
    <div className="flex flex-col gap-6">
      <dl className="flex flex-col gap-3 text-lg">
        <div className={ROW}>
          <dt>
            <Icon name="calendar" className="mt-1 size-5 text-accent" />
            <span className="sr-only">{t('when')}</span>
          </dt>
          <dd className="font-semibold">
            {startsAt ? <time dateTime={startsAt}>{dateTime(startsAt)}</time> : t('noDate')}
          </dd>
        </div>
        <div className={ROW}>
          <dt>
            <Icon name="place" className="mt-1 size-5 text-accent" />
            <span className="sr-only">{t('where')}</span>
          </dt>
          <dd>{venue ?? t('noVenue')}</dd>
        </div>
        <div className={ROW}>
          <dt>
            <Icon name="user" className="mt-1 size-5 text-accent" />
            <span className="sr-only">{t('seller')}</span>
          </dt>
          <dd className="text-soft">{t('sellerText', { date: date(createdAt) })}</dd>
        </div>
      </dl>
      <section aria-labelledby="about" className="flex max-w-prose flex-col gap-2">
        <h2 id="about" className="text-xl">
          {t('about')}
        </h2>
        <p className="whitespace-pre-line">{description ?? t('noDescription')}</p>
      </section>
    </div>
  );
};
