import { useTexts } from '#texts';
import type { OrderView } from '../lib/order-views';
import { withQuery } from '../lib/query';
import { PageLink } from './page-link';
import { buttonClass } from './ui/button-class';

interface Props {
  view: OrderView;
  /** The cursor of the next page, if there is one. */
  next: string | undefined;
  isFirst: boolean;
}

/** The way on through the orders of a view. */
export const OrdersPager = ({ view, next, isFirst }: Props) => {
  const t = useTexts('orders');
  if (!next && isFirst) return null;
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap gap-3">
      {!isFirst && (
        <PageLink href={withQuery('/orders', { view })} className={buttonClass({ kind: 'plain' })}>
          {t('first')}
        </PageLink>
      )}
      {next && (
        <PageLink
          href={withQuery('/orders', { view, cursor: next })}
          rel="next"
          className={buttonClass({ kind: 'plain' })}
        >
          {t('next')}
        </PageLink>
      )}
    </nav>
  );
};
