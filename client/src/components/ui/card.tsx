import clsx from 'clsx';
import type { ReactNode } from 'react';

/** A raised surface. */
export const Card = (props: { className?: string; children: ReactNode }) => (
  <div
    className={clsx(
      'flex flex-col gap-4 rounded-card border border-line bg-surface p-5 shadow-card sm:p-6',
      props.className,
    )}
  >
    {props.children}
  </div>
);
