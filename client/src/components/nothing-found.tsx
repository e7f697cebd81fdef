import { getTexts } from '#texts/server';
import { type Filters, isNarrowed } from '../lib/filters';
import { searchTickets } from '../services/search-tickets';
import { Empty } from './empty';
import { PageLink } from './page-link';
import { TicketList } from './ticket-list';
import { buttonClass } from './ui/button-class';

/** Tickets that are shown to somebody who has found none. */
const MOST_INSTEAD = 4;

/** What is on sale at all, for those who have found nothing. */
const Instead = async () => {
  const [{ page }, t] = await Promise.all([searchTickets({}), getTexts('browse.empty')]);
  if (page.items.length === 0) return null;
  return (
    <section aria-labelledby="instead" className="flex flex-col gap-4">
      <h2 id="instead" className="text-2xl">
        {t('instead')}
      </h2>
      <TicketList tickets={page.items.slice(0, MOST_INSTEAD)} heading="h3" />
    </section>
  );
};

/** Says that there is nothing in the list, and leads on. */
export const NothingFound = async (props: { filters: Filters; isFirstPage: boolean }) => {
  const t = await getTexts('browse');
  if (!props.isFirstPage)
    return (
      <Empty title={t('end.title')}>
        <p>{t('end.text')}</p>
      </Empty>
    );
  if (!isNarrowed(props.filters))
    return (
      <Empty title={t('nothing.title')}>
        <p>{t('nothing.text')}</p>
        <PageLink href="/tickets/new" className={buttonClass()}>
          {t('nothing.sell')}
        </PageLink>
      </Empty>
    );
  return (
    <>
      <Empty title={t('empty.title')}>
        <p>{t('empty.text')}</p>
        <PageLink href="/" className={buttonClass({ kind: 'plain' })}>
          {t('empty.clear')}
        </PageLink>
      </Empty>
      <Instead />
    </>
  );
};
