import Link from 'next/link';
import type { ComponentProps } from 'react';
import { LinkPending } from './link-pending';

type Props = Omit<ComponentProps<typeof Link>, 'prefetch'>;

/**
 * A link to a page of ours; shows that the page is on the way. It fetches nothing before it is
 * followed: every page is made for its visitor, so each fetch asks the services.
 */
export const PageLink = ({ children, ...link }: Props) => (
  <Link {...link} prefetch={false}>
    {children}
    <LinkPending />
  </Link>
);
