import { useFormats, useTexts } from '#texts';
import type { ReactNode } from 'react';
import type { Problem } from '../lib/problem';
import type { Order, Ticket, User } from '../lib/types';
import { BuyBox } from './buy-box';
import { PageLink } from './page-link';
import { RefreshWhenChanged } from './refresh-when-changed';
import { RefundTicket } from './refund-ticket';
import { StatusBadge } from './status-badge';
import { buttonClass } from './ui/button-class';

interface Props {
  ticket: Ticket;
  user: User | null;
  /** The visitor's own order for the ticket, if that is what took it off the market. */
  ownOrder: Order | null;
  /** Why the form that reserves was refused, if it was posted without the script. */
  posted: Problem | null;
  /** Where to look for another ticket. */
  elsewhere: string;
}

/** For somebody who has nothing to decide about it: the price, a state, and where to go on. */
const Box = (props: { ticket: Ticket; text: string; children?: ReactNode }) => {
  const { price } = useFormats();
  return (
    <div className="flex flex-col gap-3 lg:gap-4">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <strong className="text-2xl lg:text-4xl">{price(props.ticket.price)}</strong>
        <StatusBadge status={props.ticket.status} />
      </p>
      <p role="status" className="text-sm lg:text-base">
        {props.text}
      </p>
      {props.children}
    </div>
  );
};

const SellerActions = ({ ticket }: { ticket: Ticket }) => {
  const t = useTexts('ticket.yours');
  return (
    <Box ticket={ticket} text={t(ticket.status)}>
      {ticket.status === 'onsale' && (
        <PageLink className={buttonClass({ wide: true })} href={`/tickets/${ticket.id}/edit`}>
          {t('edit')}
        </PageLink>
      )}
      <RefundTicket ticket={ticket} look={{ wide: true }} />
    </Box>
  );
};

const OwnerActions = ({ ticket, order }: { ticket: Ticket; order: Order }) => {
  const t = useTexts('ticket.ordered');
  return (
    <Box ticket={ticket} text={t(order.status === 'complete' ? 'paid' : 'reserved')}>
      <PageLink className={buttonClass({ size: 'large', wide: true })} href={`/orders/${order.id}`}>
        {t('order')}
      </PageLink>
    </Box>
  );
};

const ForVisitor = ({ ticket, user, ownOrder, ...rest }: Props) => {
  if (user?.id === ticket.userId) return <SellerActions ticket={ticket} />;
  if (ownOrder) return <OwnerActions ticket={ticket} order={ownOrder} />;
  const { id, version, status, price } = ticket;
  return <BuyBox ticket={{ id, version, status, price }} isSignedIn={user !== null} {...rest} />;
};

/** What this visitor can do about this ticket; on a phone it stays above the site's menu. */
export const TicketActions = (props: Props) => {
  const t = useTexts('ticket');
  const { id, version, status, price } = props.ticket;
  return (
    <section
      aria-label={t('actions')}
      data-bar="bottom"
      className={
        'sticky bottom-[calc(4.25rem+env(safe-area-inset-bottom))] -mx-2 flex flex-col gap-4 ' +
        'rounded-card border border-line bg-surface p-4 shadow-raised md:bottom-4 md:mx-0 ' +
        'lg:top-24 lg:bottom-auto lg:p-6'
      }
    >
      <ForVisitor {...props} />
      {props.user && <RefreshWhenChanged ticket={{ id, version, status, price }} />}
    </section>
  );
};
