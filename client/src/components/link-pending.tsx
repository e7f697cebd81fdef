'use client';

import clsx from 'clsx';
import { useLinkStatus } from 'next/link';

/** A small sign within a link that its page is on the way. It takes no room, nor a gap between. */
export const LinkPending = () => {
  const { pending } = useLinkStatus();
  return (
    <span aria-hidden className="relative -ml-2 inline-block size-0 self-center">
      <span
        className={clsx(
          'pointer-events-none absolute -top-2 left-3 size-3.5 rounded-full border-2',
          'border-current border-r-transparent transition-opacity',
          pending ? 'animate-spin opacity-100 delay-150' : 'opacity-0',
        )}
      />
    </span>
  );
};
