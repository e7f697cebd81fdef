import type { ReactNode } from 'react';
import { Notice } from './notice';

/** A message about a failure, which a screen reader says at once. */
export const Alert = ({ children }: { children: ReactNode }) => (
  <Notice tone="bad" role="alert">
    {children}
  </Notice>
);
