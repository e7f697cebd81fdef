'use client';

import clsx from 'clsx';
import { useLinkStatus } from 'next/link';

/** A small sign within a link that its page is on the way, if that takes a while. No room. */
export const LinkPending = () => {
  const { pending } = useLinkStatus();
  return (
    <span aria-hidden className="relative inline-block size-0 self-center">
      <span
        className={clsx(
          'pointer-events-none absolute -top-4 left-1 size-3.5 rounded-full border-2',
          'border-current border-r-transparent transition-opacity',
          pending ? 'animate-spin opacity-100 delay-150' : 'opacity-0',
        )}
      />
    </span>
  );
};
