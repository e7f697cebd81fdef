import { useFormats, useTexts } from '#texts';
import type { ReactNode } from 'react';
import { clockText } from '../lib/countdown';
import { endOf, isLive } from '../lib/order-state';
import type { Order, Ticket } from '../lib/types';
import { Icon } from './icon';
import { PageLink } from './page-link';
import { StatusBadge } from './status-badge';
import { TicketWhere } from './ticket-where';
import { buttonClass } from './ui/button-class';

interface Props {
  order: Order;
  ticket: Ticket | null;
  artwork: ReactNode;
  /** Until the reservation ends. */
  seconds: number;
}

/** The time that is left, and the way to pay. */
const PayNow = ({ order, seconds }: Pick<Props, 'order' | 'seconds'>) => {
  const t = useTexts('orders');
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="flex flex-wrap items-center gap-x-2 font-semibold text-wait">
        <Icon name="clock" />
        {seconds === 0 ? (
          t('timeUp')
        ) : (
          <>
            {t('timeLeft')}
            <span role="timer" className="text-xl font-extrabold whitespace-nowrap tabular-nums">
              {clockText(seconds)}
            </span>
          </>
        )}
      </p>
      <PageLink
        href={`/orders/${order.id}`}
        aria-label={t('payNowFor', { title: order.ticket.title })}
        className={buttonClass()}
      >
        {t('payNow')}
      </PageLink>
    </div>
  );
};

/** What became of an order that is not waiting any more. */
const Ending = ({ order }: { order: Order }) => {
  const t = useTexts('orders');
  const { date } = useFormats();
  const end = endOf(order);
  return (
    <p className="text-sm text-soft">
      {end !== 'complete' && end !== 'live' && <>{t(`reason.${end}`)} · </>}
      {t('ordered', { date: date(order.createdAt) })}
    </p>
  );
};

/** An order in the list of orders. */
export const OrderRow = ({ order, ticket, artwork, seconds }: Props) => {
  const { price } = useFormats();
  return (
    <li
      className={
        'relative grid grid-cols-[5rem_minmax(0,1fr)] overflow-hidden rounded-card border ' +
        'border-line bg-surface shadow-card hover:border-accent sm:grid-cols-[12rem_minmax(0,1fr)]'
      }
    >
      <div className="relative min-h-36 overflow-hidden">{artwork}</div>
      <div className="flex min-w-0 flex-col gap-2 p-4 sm:px-6">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <h2 className="min-w-0 flex-1 basis-40 text-lg leading-snug">
            <PageLink
              href={`/orders/${order.id}`}
              className="underline-offset-4 before:absolute before:inset-0 hover:underline"
            >
              {order.ticket.title}
            </PageLink>
          </h2>
          <StatusBadge status={order.status} />
        </div>
        {ticket && <TicketWhere {...ticket} />}
        <p className="text-xl font-extrabold">{price(order.ticket.price)}</p>
        {isLive(order) ? (
          <div className="relative">
            <PayNow {...{ order, seconds }} />
          </div>
        ) : (
          <Ending order={order} />
        )}
      </div>
    </li>
  );
};
