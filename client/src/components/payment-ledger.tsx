import { formatPrice } from '../lib/money';
import { LEDGER_TEXT, shownEntries } from '../lib/order-state';
import type { Payment } from '../lib/types';
import { LocalTime } from './local-time';

/** What happened to the money of an order, in order. Nothing when nothing did. */
export const PaymentLedger = ({ payments }: { payments: readonly Payment[] }) => {
  const entries = shownEntries(payments);
  if (entries.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="ledger-heading">
      <h2 id="ledger-heading">Payment</h2>
      <ol className="ledger">
        {entries.map(({ type, amount, createdAt }) => (
          <li key={`${type} ${createdAt}`}>
            <span>{LEDGER_TEXT[type]}</span>
            <strong>{formatPrice(amount)}</strong>
            <LocalTime iso={createdAt} />
          </li>
        ))}
      </ol>
    </section>
  );
};
