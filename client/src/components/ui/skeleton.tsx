import clsx from 'clsx';

/** A grey shape in the place and size of what is on its way. */
export const Skeleton = ({ className }: { className: string }) => (
  <div aria-hidden className={clsx('animate-pulse rounded-field bg-sunken', className)} />
);
