'use client';

import { type FormEvent, lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { ActionButton } from './action-button';
import type { ButtonLook } from './button-class';
import type { ConfirmTexts } from './confirm-dialog';

const ConfirmDialog = lazy(() => import('./confirm-dialog'));

interface Props extends ConfirmTexts {
  /** Where it is posted without the page's script, which then does not ask (src/server/forms). */
  action?: string;
  label: string;
  look?: ButtonLook;
  pending: boolean;
  problem?: ReactNode;
  /** Does it; the dialog closes when it resolves to true. */
  onConfirm: () => Promise<boolean>;
}

/** A button for what cannot be taken back: it asks first. */
export const ConfirmButton = ({ action, label, look, onConfirm, ...dialog }: Props) => {
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const ask = (event: FormEvent) => {
    event.preventDefault();
    setAsking(true);
  };
  const confirm = async () => {
    if (await onConfirm()) setAsking(false);
  };

  return (
    <form ref={form} action={action} method="post" onSubmit={ask}>
      <ActionButton type="submit" kind="plain" {...look}>
        {label}
      </ActionButton>
      {asking && (
        <Suspense>
          <ConfirmDialog
            {...dialog}
            onConfirm={confirm}
            onClose={() => setAsking(false)}
            onClosed={() => form.current?.querySelector('button')?.focus()}
          />
        </Suspense>
      )}
    </form>
  );
};
