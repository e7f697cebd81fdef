import type { ReactNode } from 'react';

/** A message that a screen reader says at once. */
export const Alert = ({ children }: { children: ReactNode }) => (
  <div className="notice notice-error" role="alert">
    {children}
  </div>
);
