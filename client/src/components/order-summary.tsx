import { useFormats, useTexts } from '#texts';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { endOf } from '../lib/order-state';
import type { Order, Ticket } from '../lib/types';
import { PageLink } from './page-link';
import { Perforation } from './perforation';
import { StatusBadge } from './status-badge';
import { TicketWhere } from './ticket-where';

interface Props {
  order: Order;
  ticket: Ticket | null;
  artwork: ReactNode;
}

const Fact = (props: { name: string; className?: string; children: ReactNode }) => (
  <div className={clsx('items-baseline justify-between gap-4', props.className ?? 'flex')}>
    <dt className="flex-none text-soft">{props.name}</dt>
    <dd className="min-w-0 text-right font-semibold">{props.children}</dd>
  </div>
);

const TITLES = { live: 'ticket', complete: 'yourTicket' } as const;
const PRICES = { live: 'total', complete: 'paid' } as const;

/** Without much room, for as long as it is not the buyer's own. */
const SIDE_BY_SIDE = 'grid grid-cols-[6.5rem_minmax(0,1fr)] lg:block';

/** What an order is for, as a ticket with its stub. */
export const OrderSummary = ({ order, ticket, artwork }: Props) => {
  const t = useTexts('order');
  const { price, date } = useFormats();
  const end = endOf(order);
  const of = end === 'live' || end === 'complete' ? end : undefined;
  // While there is something to pay, a phone has no room for what can wait.
  const later = end === 'live' ? 'hidden lg:flex' : 'flex';
  return (
    <section
      aria-labelledby="order-ticket"
      className="overflow-hidden rounded-card border border-line bg-surface shadow-card"
    >
      <div className={end === 'complete' ? 'block' : SIDE_BY_SIDE}>
        <div className="relative aspect-video size-full max-h-72 overflow-hidden">{artwork}</div>
        <div className="flex min-w-0 flex-col gap-1.5 p-4 pb-2 sm:px-6 sm:pt-5 sm:pb-2">
          <h2 id="order-ticket" className="text-sm font-semibold tracking-wide text-accent">
            {t(of ? TITLES[of] : 'itsTicket')}
          </h2>
          <p className="text-xl leading-snug font-bold">
            <PageLink
              href={`/tickets/${order.ticket.id}`}
              className="underline-offset-4 hover:underline"
            >
              {order.ticket.title}
            </PageLink>
          </p>
          {ticket && <TicketWhere {...ticket} />}
        </div>
      </div>
      <Perforation />
      <dl className="flex flex-col gap-2 px-4 pb-4 sm:px-6 sm:pb-5">
        <Fact name={t(of ? PRICES[of] : 'price')}>
          <span className="text-2xl font-extrabold">{price(order.ticket.price)}</span>
        </Fact>
        <Fact name={t('ordered')} className={later}>
          <time dateTime={order.createdAt}>{date(order.createdAt)}</time>
        </Fact>
        <Fact name={t('number')} className={later}>
          <span className="font-mono text-sm font-normal">{order.id}</span>
        </Fact>
        <Fact name={t('state')} className={later}>
          <StatusBadge status={order.status} />
        </Fact>
      </dl>
    </section>
  );
};
