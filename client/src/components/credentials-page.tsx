import { getTexts } from '#texts/server';
import { redirect } from 'next/navigation';
import type { CredentialsMode } from '../lib/credentials';
import { isId } from '../lib/ids';
import { type PageQuery, single } from '../lib/query';
import { safeNext } from '../lib/safe-next';
import type { Ticket } from '../lib/types';
import { findCurrentUser } from '../services/current-user';
import { formResult } from '../services/form-result';
import { getTicket } from '../services/tickets';
import { CredentialsForm } from './credentials-form';
import { CredentialsLink } from './credentials-link';
import { WantedTicket } from './wanted-ticket';
import { Card } from './ui/card';

/** The ticket that the visitor wanted to reserve; `null` when it cannot be had, or read now. */
const findWanted = async (id: string | undefined): Promise<Ticket | null> => {
  const ticket = id ? await getTicket(id).catch(() => null) : null;
  return ticket?.status === 'onsale' ? ticket : null;
};

interface Props {
  mode: CredentialsMode;
  query: PageQuery;
}

/** The page to sign in or up; whoever is signed in goes on to where they wanted to go. */
export const CredentialsPage = async ({ mode, query }: Props) => {
  const wanted = single(query.reserve);
  const reserve = wanted && isId(wanted) ? wanted : undefined;
  const next = safeNext(single(query.next) ?? (reserve && `/tickets/${reserve}`));
  if (await findCurrentUser()) redirect(next);
  const [t, posted, ticket] = await Promise.all([
    getTexts(`account.${mode}`),
    formResult(mode),
    findWanted(reserve),
  ]);
  const way = { next, reserve };
  return (
    <section className="mx-auto flex w-full max-w-md flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h1 className="text-3xl">
          {ticket ? t('toReserve', { title: ticket.title }) : t('title')}
        </h1>
        {!ticket && <p className="text-lg text-soft">{t('lead')}</p>}
      </div>
      {ticket && <WantedTicket ticket={ticket} />}
      <Card>
        <CredentialsForm mode={mode} way={way} posted={posted} />
      </Card>
      <p className="flex flex-wrap items-center gap-x-2 text-soft">
        {t('question')}
        <CredentialsLink mode={mode === 'signin' ? 'signup' : 'signin'} way={way}>
          {t('other')}
        </CredentialsLink>
      </p>
    </section>
  );
};
