'use client';

import { useEffect, useRef } from 'react';
import type { PaymentState } from '../hooks/use-payment';
import { formatPrice } from '../lib/money';
import { ActionButton } from './ui/action-button';

interface Props extends Pick<PaymentState, 'answerBank' | 'pending'> {
  price: number;
  /** Whether the bank asks by itself, and not only once its button is pressed. */
  openAtOnce: boolean;
}

/** The sandbox's bank, in place of the page that a real one would show. */
export const SandboxBank = ({ answerBank, pending, price, openAtOnce }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => dialog.current?.showModal();

  useEffect(() => {
    if (openAtOnce && !dialog.current?.open) dialog.current?.showModal();
  }, [openAtOnce]);

  return (
    <>
      <ActionButton pending={pending} pendingLabel="Asking your bank…" onClick={open} autoFocus>
        Continue at your bank
      </ActionButton>
      <dialog ref={dialog} className="sandbox-bank" aria-labelledby="sandbox-bank-title">
        <div className="stack">
          <p className="notice notice-sandbox">
            <strong>Sandbox: this is not a bank.</strong> It stands for the page by which a real one
            asks whether it is you who pays (3-D Secure).
          </p>
          <h2 id="sandbox-bank-title">Approve {formatPrice(price)} to Ticketing?</h2>
          <div className="actions">
            <ActionButton
              pending={pending}
              pendingLabel="Sending…"
              onClick={() => void answerBank(true)}
            >
              Approve
            </ActionButton>
            <ActionButton kind="danger" pending={pending} onClick={() => void answerBank(false)}>
              Refuse
            </ActionButton>
            <ActionButton kind="plain" pending={pending} onClick={() => dialog.current?.close()}>
              Decide later
            </ActionButton>
          </div>
        </div>
      </dialog>
    </>
  );
};
