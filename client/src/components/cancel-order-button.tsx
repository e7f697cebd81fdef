'use client';

import { useTexts } from '#texts';
import { useRequest } from '../hooks/use-request';
import type { Problem } from '../lib/problem';
import { api } from '../services/browser-api';
import { ConfirmButton } from './ui/confirm-button';
import { ProblemAlert } from './ui/problem-alert';

interface Props {
  orderId: string;
  /** Why it was refused when it was asked for without the page's script. */
  posted: Problem | null;
  /** Called after the try, whatever came of it. */
  onChange: () => void;
}

/** Gives the reserved ticket back. */
export const CancelOrderButton = ({ orderId, posted, onChange }: Props) => {
  const t = useTexts('order.release');
  const { pending, problem, isUsed, run } = useRequest();
  const cancel = async () => {
    const failed = await run(async () => {
      await api.delete(`/orders/${orderId}`);
    });
    onChange();
    return failed === null;
  };
  return (
    <div className="flex flex-col gap-4">
      <ProblemAlert problem={isUsed ? null : posted} />
      <ConfirmButton
        action={`/orders/${orderId}/cancel`}
        label={t('label')}
        title={t('title')}
        text={<p>{t('text')}</p>}
        confirmLabel={t('confirm')}
        keepLabel={t('keep')}
        pending={pending}
        pendingLabel={t('pending')}
        problem={<ProblemAlert problem={problem} />}
        onConfirm={cancel}
      />
    </div>
  );
};
