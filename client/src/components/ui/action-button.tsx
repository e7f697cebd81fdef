'use client';

import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useHydrated } from '../../hooks/use-hydrated';
import { buttonClass, type ButtonLook } from './button-class';
import { Spinner } from './spinner';

interface Props
  extends
    ButtonLook,
    Pick<
      ButtonHTMLAttributes<HTMLButtonElement>,
      'type' | 'name' | 'value' | 'onClick' | 'autoFocus' | 'aria-describedby'
    > {
  pending?: boolean;
  /** Waits for something else than its own work. */
  disabled?: boolean;
  /** What the button says while it is pending. */
  pendingLabel?: string;
  children: ReactNode;
}

/**
 * A button that waits for what it began. One that submits a form works before the page's script
 * and without it; any other waits for the script.
 */
export const ActionButton = (props: Props) => {
  const { pending = false, pendingLabel, disabled, kind, size, wide, children, ...button } = props;
  const hydrated = useHydrated();
  const { type = 'button' } = button;
  return (
    <button
      {...button}
      type={type}
      className={buttonClass({ kind, size, wide })}
      disabled={pending || disabled || (type === 'button' && !hydrated)}
      aria-busy={pending || undefined}
    >
      {pending && <Spinner />}
      {pending && pendingLabel ? pendingLabel : children}
    </button>
  );
};
