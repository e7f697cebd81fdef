import { useTexts } from '#texts';
import { Skeleton } from './ui/skeleton';

const ROWS = 4;

/** In the place of a seller's tickets while they are on their way. */
export const OwnTicketsSkeleton = () => {
  const t = useTexts('selling.mine');
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">{t('loading')}</span>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-5">
        <Skeleton className="col-span-2 h-21 rounded-card md:col-span-1" />
        {[1, 2, 3, 4].map(sum => (
          <Skeleton key={sum} className="h-21 rounded-card" />
        ))}
      </div>
      <div className="flex flex-col gap-4">
        {Array.from({ length: ROWS }, (_, row) => (
          <Skeleton key={row} className="h-48 rounded-card lg:h-32" />
        ))}
      </div>
    </div>
  );
};
