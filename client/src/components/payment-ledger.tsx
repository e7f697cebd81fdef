import { useFormats, useTexts } from '#texts';
import { shownEntries } from '../lib/order-state';
import type { Payment } from '../lib/types';
import { Card } from './ui/card';

/** What happened to the money of an order, in order. Nothing when nothing did. */
export const PaymentLedger = ({ payments }: { payments: readonly Payment[] }) => {
  const t = useTexts('order.ledger');
  const { price, dateTime } = useFormats();
  const entries = shownEntries(payments);
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="ledger-heading">
      <Card>
        <h2 id="ledger-heading" className="text-xl">
          {t('title')}
        </h2>
        <ol className="flex flex-col divide-y divide-line">
          {entries.map(({ type, amount, createdAt }) => (
            <li
              key={`${type} ${createdAt}`}
              className="flex flex-wrap items-baseline justify-between gap-x-4 py-2"
            >
              <span className="font-semibold">{t(type)}</span>
              <span className="tabular-nums">{price(amount)}</span>
              <time dateTime={createdAt} className="w-full text-sm text-soft">
                {dateTime(createdAt)}
              </time>
            </li>
          ))}
        </ol>
      </Card>
    </section>
  );
};
