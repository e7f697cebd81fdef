'use client';

import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useHydrated } from '../hooks/use-hydrated';

interface Props extends Pick<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'type' | 'onClick' | 'autoFocus'
> {
  pending?: boolean;
  /** Waits for something else than its own work. */
  disabled?: boolean;
  /** What the button says while it is pending. */
  pendingLabel?: string;
  kind?: 'primary' | 'plain' | 'danger' | 'link';
  children: ReactNode;
}

/** A button that waits for the page's script, and for what it began. */
export const ActionButton = (props: Props) => {
  const { pending = false, pendingLabel, kind = 'primary', type = 'button', children } = props;
  const hydrated = useHydrated();
  return (
    <button
      type={type}
      className={`button button-${kind}`}
      disabled={pending || props.disabled || !hydrated}
      aria-busy={pending || undefined}
      autoFocus={props.autoFocus}
      onClick={props.onClick}
    >
      {pending && pendingLabel ? pendingLabel : children}
    </button>
  );
};
