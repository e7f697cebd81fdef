'use client';

import { useFormats, useTexts } from '#texts';
import { type RefObject, useEffect } from 'react';
import { endOf, refundOf } from '../lib/order-state';
import { firstStep } from '../lib/payment-step';
import type { Order, Payment } from '../lib/types';
import { Icon } from './icon';

interface Props {
  /** Takes the focus when what had it is gone with the state before. */
  heading: RefObject<HTMLHeadingElement | null>;
  order: Order;
  payments: readonly Payment[];
  /** Whether the order has changed while somebody looked. */
  hasChanged: boolean;
}

/** What the state of an order means for the buyer and for their money. */
const useLead = (order: Order, payments: readonly Payment[]): string => {
  const t = useTexts('order.lead');
  const { price, date } = useFormats();
  const end = endOf(order);
  if (end === 'live' && firstStep(payments).kind === 'accepted') return t('accepted');
  if (end === 'complete') return t(end, { amount: price(order.ticket.price) });
  if (end !== 'refunded') return t(end);
  const { amount, at } = refundOf(order, payments);
  return at
    ? t('refundedOn', { amount: price(amount), date: date(at) })
    : t('refunded', { amount: price(amount) });
};

/** The page's heading: the state of the order. A screen reader hears when it changes. */
export const OrderHeading = ({ heading, order, payments, hasChanged }: Props) => {
  const t = useTexts('order.title');
  const lead = useLead(order, payments);
  const end = endOf(order);
  useEffect(() => {
    if (hasChanged) heading.current?.scrollIntoView({ block: 'nearest' });
  }, [end, hasChanged, heading]);
  return (
    <header className="flex flex-col gap-2">
      <h1 ref={heading} tabIndex={-1} className="flex items-center gap-3 text-3xl sm:text-4xl">
        {end === 'complete' && (
          <span className="rounded-full bg-good-tint p-2 text-good">
            <Icon name="check" className="size-6 sm:size-7" />
          </span>
        )}
        {t(end)}
      </h1>
      <p className="max-w-2xl text-lg text-soft">{lead}</p>
      <p role="status" className="sr-only">
        {hasChanged && `${t(end)}. ${lead}`}
      </p>
    </header>
  );
};
