import { TICKET_GRID } from './ticket-grid';
import { Skeleton } from './ui/skeleton';

/** Cards of tickets that are on their way, as large as they will be. */
export const TicketsSkeleton = ({ count }: { count: number }) => (
  <div aria-hidden className={TICKET_GRID}>
    {Array.from({ length: count }, (_, n) => (
      <div
        key={n}
        className="flex overflow-hidden rounded-card border border-line bg-surface sm:flex-col"
      >
        <Skeleton className="min-h-33 w-28 rounded-none! sm:aspect-video sm:min-h-0 sm:w-full" />
        <div className="flex flex-1 flex-col gap-2 p-3 sm:h-42 sm:p-4">
          <Skeleton className="h-5 w-4/5" />
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-4 w-3/5" />
        </div>
      </div>
    ))}
  </div>
);
