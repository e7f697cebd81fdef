'use client';

import type { ReactNode } from 'react';
import { useKeptFocus } from '../hooks/use-kept-focus';

interface Props {
  /** What its content depends on. */
  state: string;
  className: string;
  children: ReactNode;
}

/** Takes the focus when what had it within is gone: a filter that was removed, say. */
export const KeptFocus = ({ state, className, children }: Props) => (
  <div ref={useKeptFocus<HTMLDivElement>(state)} tabIndex={-1} className={className}>
    {children}
  </div>
);
