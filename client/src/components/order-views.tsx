import { useTexts } from '#texts';
import clsx from 'clsx';
import { ORDER_VIEWS, type OrderView } from '../lib/order-views';
import { withQuery } from '../lib/query';
import { PageLink } from './page-link';

/** The ways to the parts of the buyer's orders. */
export const OrderViews = ({ current }: { current: OrderView }) => {
  const t = useTexts('orders');
  return (
    <nav aria-label={t('views')}>
      <ul className="flex gap-1 border-b border-line">
        {ORDER_VIEWS.map(view => (
          <li key={view}>
            <PageLink
              href={withQuery('/orders', { view })}
              aria-current={view === current ? 'page' : undefined}
              className={clsx(
                '-mb-px inline-flex min-h-11 items-center border-b-2 px-3 font-semibold sm:px-4',
                view === current
                  ? 'border-accent text-accent'
                  : 'border-transparent text-soft hover:text-text',
              )}
            >
              {t(`view.${view}`)}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
};
