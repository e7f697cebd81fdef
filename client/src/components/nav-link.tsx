'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { LinkPending } from './link-pending';

/** A link of the site's menu; says which page is open and that one is being loaded. */
export const NavLink = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} prefetch={false} aria-current={usePathname() === href ? 'page' : undefined}>
    {children}
    <LinkPending />
  </Link>
);
