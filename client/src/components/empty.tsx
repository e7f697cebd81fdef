import type { ReactNode } from 'react';

/** Says that a list has nothing in it, and what to do about that. */
export const Empty = ({ children }: { children: ReactNode }) => (
  <div className="empty">{children}</div>
);
