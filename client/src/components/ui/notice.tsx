import clsx from 'clsx';
import type { ReactNode } from 'react';

const TONES = {
  plain: 'border-line bg-sunken text-text',
  good: 'border-good/30 bg-good-tint text-good',
  wait: 'border-wait/30 bg-wait-tint text-wait',
  bad: 'border-bad/30 bg-bad-tint text-bad',
};

interface Props {
  tone?: keyof typeof TONES;
  /** `status` is said by a screen reader when it may, `alert` at once. */
  role?: 'status' | 'alert';
  children: ReactNode;
}

/** A few words that matter, set apart. */
export const Notice = ({ tone = 'plain', role, children }: Props) => (
  <div
    role={role}
    className={clsx('flex flex-col gap-1 rounded-field border px-4 py-3', TONES[tone])}
  >
    {children}
  </div>
);
