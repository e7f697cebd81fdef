import { useTexts } from '#texts';
import { Skeleton } from './ui/skeleton';

/** Orders on their way. */
export const OrderListSkeleton = () => (
  <div role="status" className="flex flex-col gap-4">
    <span className="sr-only">{useTexts('orders')('loading')}</span>
    {['first', 'second', 'third'].map(each => (
      <Skeleton key={each} className="h-52 rounded-card sm:h-40" />
    ))}
  </div>
);
