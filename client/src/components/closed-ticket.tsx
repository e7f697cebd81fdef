import { useTexts } from '#texts';
import type { Ticket } from '../lib/types';
import { PageLink } from './page-link';
import { RefundTicket } from './refund-ticket';
import { buttonClass } from './ui/button-class';
import { Card } from './ui/card';

interface Props {
  ticket: Ticket;
  status: 'reserved' | 'sold' | 'withdrawn';
}

const Way = ({ ticket, status }: Props) => {
  const t = useTexts('selling.closed');
  if (status === 'sold') return <RefundTicket ticket={ticket} />;
  const [href, label] =
    status === 'reserved'
      ? [`/tickets/${ticket.id}/edit`, t('check')]
      : ['/tickets/new', t('sellAnother')];
  return (
    <p>
      <a href={href} className={buttonClass()}>
        {label}
      </a>
    </p>
  );
};

/** Why a ticket cannot be changed now, and what its seller can do. */
export const ClosedTicket = (props: Props) => {
  const t = useTexts('selling.closed');
  const { status, ticket } = props;
  return (
    <Card className="max-w-2xl">
      <h2 className="text-xl">{t(status)}</h2>
      <p className="text-soft">{t(`${status}Text`)}</p>
      <Way {...props} />
      <p>
        <PageLink href={`/tickets/${ticket.id}`} className={buttonClass({ kind: 'link' })}>
          {t('open')}
        </PageLink>
      </p>
    </Card>
  );
};
