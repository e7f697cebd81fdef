import { useTexts } from '#texts';
import type { OrderView } from '../lib/order-views';
import { Empty } from './empty';
import { PageLink } from './page-link';
import { buttonClass } from './ui/button-class';

/** Says that there is no order in a view, and what would be. */
export const OrdersEmpty = ({ view }: { view: OrderView }) => {
  const t = useTexts('orders');
  return (
    <Empty title={t(`empty.${view}.title`)}>
      <p className="max-w-md">{t(`empty.${view}.text`)}</p>
      <PageLink href="/" className={buttonClass()}>
        {t('browse')}
      </PageLink>
    </Empty>
  );
};
