import type { ReactNode } from 'react';

interface Props {
  title?: string;
  children: ReactNode;
}

/** Says that a list has nothing in it, and what to do about that. */
export const Empty = ({ title, children }: Props) => (
  <div
    className={
      'flex flex-col items-center gap-4 rounded-card border-2 border-dashed border-line px-5 ' +
      'py-10 text-center text-soft'
    }
  >
    {title && <h2 className="text-2xl text-text">{title}</h2>}
    {children}
  </div>
);
