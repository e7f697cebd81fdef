import { useTexts } from '#texts';
import { Skeleton } from './ui/skeleton';

/** Stands where Stripe's form will be, in about its size. */
export const StripeFormSkeleton = () => (
  <div role="status" className="flex flex-col gap-5">
    <span className="sr-only">{useTexts('payment')('loading')}</span>
    <Skeleton className="h-64" />
    <Skeleton className="h-13" />
  </div>
);
