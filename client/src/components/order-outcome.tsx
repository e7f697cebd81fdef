'use client';

import { useTexts } from '#texts';
import { useHydrated } from '../hooks/use-hydrated';
import { useLive } from '../hooks/use-live';
import { newest } from '../lib/live';
import { chanceOf, endOf } from '../lib/order-state';
import type { Order, Ticket } from '../lib/types';
import { PageLink } from './page-link';
import { ActionButton } from './ui/action-button';
import { buttonClass } from './ui/button-class';
import { Card } from './ui/card';

interface Props {
  order: Order;
  ticket: Ticket | null;
}

const ToOrders = () => (
  <PageLink href="/orders" className={buttonClass({ kind: 'plain' })}>
    {useTexts('order')('toOrders')}
  </PageLink>
);

const Complete = () => {
  const t = useTexts('order');
  const hydrated = useHydrated();
  return (
    <div className="flex flex-wrap gap-3 print:hidden">
      <ToOrders />
      {hydrated && (
        <ActionButton kind="plain" onClick={() => window.print()}>
          {t('print')}
        </ActionButton>
      )}
    </div>
  );
};

/** Another try at the same ticket, for as long as nobody else has it. */
const TryAgain = ({ order, ticket }: Props) => {
  const t = useTexts('order');
  const { id } = order.ticket;
  const heard = useLive('ticket', [id]).heard.get(id);
  const chance = chanceOf(order, ticket ? newest(ticket, heard) : heard);
  return (
    <Card className="order-first lg:order-none print:hidden">
      <p role="status" className="min-h-12">
        {t(`again.${chance}`)}
      </p>
      <div className="flex flex-wrap gap-3">
        {chance === 'gone' ? (
          <PageLink href="/" className={buttonClass()}>
            {t('toBrowse')}
          </PageLink>
        ) : (
          <PageLink href={`/tickets/${id}`} className={buttonClass()}>
            {t(chance === 'onsale' ? 'again.try' : 'again.see')}
          </PageLink>
        )}
        <ToOrders />
      </div>
    </Card>
  );
};

/** What there is to do when an order has ended. */
export const OrderOutcome = ({ order, ticket }: Props) => {
  const t = useTexts('order');
  const end = endOf(order);
  if (end === 'complete') return <Complete />;
  if (end !== 'refunded') return <TryAgain {...{ order, ticket }} />;
  return (
    <div className="flex flex-wrap gap-3 print:hidden">
      <PageLink href="/" className={buttonClass()}>
        {t('toBrowse')}
      </PageLink>
      <ToOrders />
    </div>
  );
};
