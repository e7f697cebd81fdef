'use client';

import type { ReactNode } from 'react';
import type { CredentialsMode } from '../lib/credentials';
import { withQuery } from '../lib/query';
import { PageLink } from './page-link';
import { buttonClass } from './ui/button-class';

/** Where somebody who signs in is on the way to. */
export interface Way {
  /** A checked path of this site. */
  next: string;
  /** The id of the ticket to reserve in the same step. */
  reserve?: string;
}

interface Props {
  mode: CredentialsMode;
  way: Way;
  children: ReactNode;
}

/** Leads to the page to sign in or up, with the same way on. */
export const CredentialsLink = ({ mode, way, children }: Props) => (
  <PageLink
    href={withQuery(`/${mode}`, { ...way, next: way.next === '/' ? undefined : way.next })}
    className={buttonClass({ kind: 'link' })}
  >
    {children}
  </PageLink>
);
