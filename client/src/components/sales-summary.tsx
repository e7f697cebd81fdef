import { useFormats, useTexts } from '#texts';
import type { Sales, TicketStatus } from '../lib/types';

const STATES: TicketStatus[] = ['onsale', 'reserved', 'sold', 'withdrawn'];

const Sum = ({ label, value }: { label: string; value: string }) => (
  <div className="flex flex-col-reverse rounded-card border border-line bg-surface px-4 py-3">
    <dt className="text-sm text-soft">{label}</dt>
    <dd className="text-2xl font-extrabold tabular-nums">{value}</dd>
  </div>
);

/** How many tickets are in which state, and what the sold ones brought. */
export const SalesSummary = ({ sales }: { sales: Sales }) => {
  const t = useTexts('selling.mine');
  const status = useTexts('ticket.status');
  const { number, price } = useFormats();
  return (
    <section aria-label={t('summary')}>
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-5">
        <div className="col-span-2 flex flex-col-reverse rounded-card bg-tint px-4 py-3 md:col-span-1">
          <dt className="text-sm text-soft">{t('revenue')}</dt>
          <dd className="text-2xl font-extrabold text-accent tabular-nums">
            {price(sales.revenue)}
          </dd>
        </div>
        {STATES.map(state => (
          <Sum key={state} label={status(state)} value={number(sales[state])} />
        ))}
      </dl>
    </section>
  );
};
