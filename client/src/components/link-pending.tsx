'use client';

import { useLinkStatus } from 'next/link';

/** A small sign within a link that its page is on the way. It takes no room. */
export const LinkPending = () => {
  const { pending } = useLinkStatus();
  return <span className={pending ? 'link-pending is-pending' : 'link-pending'} aria-hidden />;
};
