'use client';

import { setNonce } from 'get-nonce';
import { AlertDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { ActionButton } from './action-button';

export interface ConfirmTexts {
  title: string;
  /** What it means, and whether it can be taken back. */
  text: ReactNode;
  confirmLabel: string;
  pendingLabel: string;
  keepLabel: string;
}

interface Props extends ConfirmTexts {
  pending: boolean;
  onConfirm: () => void;
  onClose: () => void;
  /** Brings the focus back to where it was. */
  onClosed: () => void;
  /** What went wrong, if it did. */
  problem?: ReactNode;
}

// The page below is kept from scrolling by a style element, which our policy wants a nonce on.
setNonce(document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '');

/** Asks before something that cannot be taken back. Loaded when it is first wanted. */
const ConfirmDialog = (props: Props) => (
  <AlertDialog.Root open onOpenChange={open => !open && !props.pending && props.onClose()}>
    <AlertDialog.Portal>
      <AlertDialog.Overlay className="fixed inset-0 z-30 bg-veil" />
      <AlertDialog.Content
        onCloseAutoFocus={event => {
          event.preventDefault();
          props.onClosed();
        }}
        className={
          'fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] ' +
          'max-w-md -translate-x-1/2 -translate-y-1/2 flex-col gap-4 overflow-y-auto ' +
          'rounded-card border border-line bg-surface p-6 shadow-raised'
        }
      >
        <AlertDialog.Title className="text-xl">{props.title}</AlertDialog.Title>
        <AlertDialog.Description asChild>
          <div className="text-soft">{props.text}</div>
        </AlertDialog.Description>
        {props.problem}
        <div className="flex flex-wrap justify-end gap-2">
          <AlertDialog.Cancel asChild>
            <ActionButton kind="plain" disabled={props.pending}>
              {props.keepLabel}
            </ActionButton>
          </AlertDialog.Cancel>
          <ActionButton
            kind="danger"
            pending={props.pending}
            pendingLabel={props.pendingLabel}
            onClick={props.onConfirm}
          >
            {props.confirmLabel}
          </ActionButton>
        </div>
      </AlertDialog.Content>
    </AlertDialog.Portal>
  </AlertDialog.Root>
);

export default ConfirmDialog;
