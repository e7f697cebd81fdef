'use client';

import { usePathname } from 'next/navigation';
import { Icon } from './icon';
import { PageLink } from './page-link';
import type { ComponentProps } from 'react';

interface Props {
  href: string;
  icon: ComponentProps<typeof Icon>['name'];
  children: string;
}

/** A link of the site's menu: at the bottom of a phone's screen, else in the header. */
export const NavLink = ({ href, icon, children }: Props) => (
  <PageLink
    href={href}
    aria-current={usePathname() === href ? 'page' : undefined}
    className={
      'flex flex-1 flex-col items-center justify-center gap-0.5 rounded-full px-1 py-2 text-xs ' +
      'font-semibold text-soft no-underline hover:text-accent aria-[current]:text-accent ' +
      'md:flex-none md:flex-row md:px-4 md:text-base md:aria-[current]:bg-tint'
    }
  >
    <Icon name={icon} className="size-6 md:hidden" />
    {children}
  </PageLink>
);
