'use client';

import { useFormats, useTexts } from '#texts';
import { useEffect, useRef } from 'react';
import type { PaymentState } from '../hooks/use-payment';
import { ActionButton } from './ui/action-button';
import { Notice } from './ui/notice';

interface Props extends Pick<PaymentState, 'answerBank' | 'pending'> {
  price: number;
  /** Whether the bank asks by itself, and not only once its button is pressed. */
  openAtOnce: boolean;
}

/** The sandbox's bank, in place of the page that a real one would show. */
export const SandboxBank = ({ answerBank, pending, price, openAtOnce }: Props) => {
  const t = useTexts('payment.sandboxBank');
  const bank = useTexts('payment.bank');
  const formats = useFormats();
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (openAtOnce && !dialog.current?.open) dialog.current?.showModal();
  }, [openAtOnce]);

  // What was in focus before may be gone: the bank asks by itself after a payment.
  const onClose = () => opener.current?.querySelector('button')?.focus();

  return (
    <>
      <div ref={opener}>
        <ActionButton
          size="large"
          pending={pending}
          pendingLabel={bank('waiting')}
          onClick={() => dialog.current?.showModal()}
          autoFocus
        >
          {bank('continue')}
        </ActionButton>
      </div>
      <dialog
        ref={dialog}
        onClose={onClose}
        aria-labelledby="sandbox-bank-title"
        className={
          'm-auto w-[calc(100vw-2rem)] max-w-md rounded-card border border-line bg-surface p-6 ' +
          'text-text shadow-raised backdrop:bg-veil'
        }
      >
        <div className="flex flex-col gap-5">
          <h2 id="sandbox-bank-title" className="text-2xl">
            {t('title', { amount: formats.price(price) })}
          </h2>
          <Notice tone="wait">{t('note')}</Notice>
          <div className="flex flex-col gap-2">
            <ActionButton
              wide
              pending={pending}
              pendingLabel={t('sending')}
              onClick={() => void answerBank(true)}
            >
              {t('approve')}
            </ActionButton>
            <ActionButton
              wide
              kind="danger"
              disabled={pending}
              onClick={() => void answerBank(false)}
            >
              {t('refuse')}
            </ActionButton>
            <ActionButton
              wide
              kind="plain"
              disabled={pending}
              onClick={() => dialog.current?.close()}
            >
              {t('later')}
            </ActionButton>
          </div>
        </div>
      </dialog>
    </>
  );
};
