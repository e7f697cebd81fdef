'use client';

import { usePathname } from 'next/navigation';
import { PageLink } from './page-link';

/** A link of the site's menu; says which page is open and that one is being loaded. */
export const NavLink = ({ href, children }: { href: string; children: string }) => (
  <PageLink href={href} aria-current={usePathname() === href ? 'page' : undefined}>
    {children}
  </PageLink>
);
