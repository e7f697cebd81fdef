import { useTexts } from '#texts';
import type { OrderView } from '../lib/order-views';
import { Icon } from './icon';
import { PageLink } from './page-link';
import { buttonClass } from './ui/button-class';

/** Says that there is no order in a view, and what would be. */
export const OrdersEmpty = ({ view }: { view: OrderView }) => {
  const t = useTexts('orders');
  return (
    <section
      className={
        'flex flex-col items-center gap-4 rounded-card border-2 border-dashed border-line ' +
        'px-6 py-12 text-center'
      }
    >
      <span className="rounded-full bg-tint p-4 text-accent">
        <Icon name="ticket" className="size-8" />
      </span>
      <h2 className="text-2xl">{t(`empty.${view}.title`)}</h2>
      <p className="max-w-md text-soft">{t(`empty.${view}.text`)}</p>
      <PageLink href="/" className={buttonClass()}>
        {t('browse')}
      </PageLink>
    </section>
  );
};
