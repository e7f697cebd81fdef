'use client';

import { useFormats, useTexts } from '#texts';
import { useState } from 'react';
import { useKeptFocus } from '../hooks/use-kept-focus';
import { useRequest } from '../hooks/use-request';
import type { Problem } from '../lib/problem';
import { Icon } from './icon';
import { type TicketState, useLiveTicket } from './live-tickets';
import { PageLink } from './page-link';
import { ReserveButton } from './reserve-button';
import { Alert } from './ui/alert';
import { buttonClass } from './ui/button-class';
import { ProblemAlert } from './ui/problem-alert';

interface Props {
  /** The ticket as the page was made. */
  ticket: TicketState;
  isSignedIn: boolean;
  /** What the server found wrong with a form that was posted without the script. */
  posted: Problem | null;
  /** Where to look for another one. */
  elsewhere: string;
}

/** Why it could not be reserved, in words for this page where the API's are about any order. */
const ReserveProblem = ({
  problem,
  elsewhere,
}: Pick<Props, 'elsewhere'> & { problem: Problem }) => {
  const t = useTexts('ticket.reserve');
  if (problem.status === 404) return <Alert>{t('gone')}</Alert>;
  if (problem.status !== 409) return <ProblemAlert problem={problem} />;
  return (
    <Alert>
      <p className="font-semibold">{t('taken')}</p>
      <p>
        <PageLink href={elsewhere} className="inline-flex min-h-6 items-center underline">
          {t('instead')}
        </PageLink>
      </p>
    </Alert>
  );
};

/** What can be said of the ticket now, by what it was while somebody has looked at it. */
const useStateText = (made: TicketState, now: TicketState): string => {
  const t = useTexts('ticket.state');
  const { price } = useFormats();
  const isOnSale = now.status === 'onsale';
  const [wasOff, setWasOff] = useState(!isOnSale);
  if (!isOnSale && !wasOff) setWasOff(true);
  if (now.status !== 'onsale') return t(now.status);
  if (made.price !== now.price)
    return t('price', { before: price(made.price), now: price(now.price) });
  return t(wasOff ? 'again' : 'onsale');
};

/**
 * The ticket as it is now; while this visitor is reserving it, as it was: the news that somebody has
 * reserved it may be of them, and faster than the answer.
 */
const useSettledTicket = (made: TicketState, isReserving: boolean): TicketState => {
  const now = useLiveTicket(made);
  const [settled, setSettled] = useState(now);
  if (!isReserving && settled !== now) setSettled(now);
  return settled;
};

/** The price, what can be done, and what comes of it. It follows the ticket while one looks. */
export const BuyBox = ({ ticket: made, isSignedIn, posted, elsewhere }: Props) => {
  const t = useTexts('ticket.reserve');
  const { price } = useFormats();
  const request = useRequest();
  const now = useSettledTicket(made, request.pending);
  const box = useKeptFocus<HTMLDivElement>(now.status);
  const isOnSale = now.status === 'onsale';
  const problem = request.isUsed ? request.problem : posted;
  const text = useStateText(made, now);

  return (
    <div ref={box} tabIndex={-1} className="flex flex-col gap-2 lg:gap-4">
      {problem && <ReserveProblem problem={problem} elsewhere={elsewhere} />}
      <div className="flex items-center gap-4 lg:flex-col lg:items-stretch">
        <strong className="text-2xl lg:text-4xl">{price(now.price)}</strong>
        <div className="flex-1">
          {isOnSale ? (
            <ReserveButton ticketId={made.id} isSignedIn={isSignedIn} request={request} />
          ) : (
            <PageLink
              href={elsewhere}
              className={buttonClass({ kind: 'plain', size: 'large', wide: true })}
            >
              {t('elsewhere')}
            </PageLink>
          )}
        </div>
      </div>
      <p role="status" className="min-h-[2lh] text-sm lg:text-base">
        <span className={isOnSale ? 'font-semibold text-good' : 'font-semibold text-wait'}>
          {text}
        </span>{' '}
        {isOnSale && <span className="text-soft">{t(isSignedIn ? 'next' : 'signIn')}</span>}
      </p>
      {isOnSale && (
        <p
          className={
            'hidden items-start gap-2 border-t-2 border-dashed border-line pt-4 text-sm ' +
            'text-soft lg:flex'
          }
        >
          <Icon name="shield" className="size-5 text-good" />
          {t('promise')}
        </p>
      )}
    </div>
  );
};
