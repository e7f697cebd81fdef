'use client';

import { useFormats } from '#texts';
import clsx from 'clsx';
import type { ReactNode } from 'react';

export interface FootProps {
  id: string;
  /** Says what is allowed; what is wrong takes its place, so that nothing below moves. */
  hint?: ReactNode;
  error?: string;
  /** How long the text is, and may be. Who cannot see it hears when it is too long. */
  count?: { used: number; most: number };
}

/** The line below a field. */
export const FieldFoot = ({ id, hint, error, count }: FootProps) => {
  const { number } = useFormats();
  if (!hint && !error && !count) return null;
  return (
    <div className="flex min-h-5 items-start justify-between gap-3 text-sm leading-5">
      {error ? (
        <p id={`${id}-error`} className="font-semibold text-bad">
          {error}
        </p>
      ) : (
        <p id={`${id}-hint`} className="text-soft">
          {hint}
        </p>
      )}
      {count && (
        <p
          aria-hidden
          className={clsx(
            'flex-none tabular-nums',
            count.used > count.most ? 'font-semibold text-bad' : 'text-soft',
          )}
        >
          {number(count.used)} / {number(count.most)}
        </p>
      )}
    </div>
  );
};
