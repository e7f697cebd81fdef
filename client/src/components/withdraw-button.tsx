'use client';

import { useTexts } from '#texts';
import { useRouter } from 'next/navigation';
import { useRequest } from '../hooks/use-request';
import type { Problem } from '../lib/problem';
import { api } from '../services/browser-api';
import { ConfirmButton } from './ui/confirm-button';
import { ProblemAlert } from './ui/problem-alert';

interface Props {
  ticketId: string;
  /** In a list, where the words around it say what is withdrawn. */
  short?: boolean;
  /** A refusal of the form that was sent without the page's script. */
  posted?: Problem | null;
}

/** Takes a ticket off the market. */
export const WithdrawButton = ({ ticketId, short, posted = null }: Props) => {
  const t = useTexts('selling.withdraw');
  const router = useRouter();
  const { pending, problem, isUsed, run } = useRequest();

  const withdraw = async () => {
    const failed = await run(async () => {
      await api.delete(`/tickets/${ticketId}`);
      router.push('/my/tickets');
      router.refresh();
    });
    if (failed?.status === 409) router.refresh(); // reserved or sold meanwhile: show that
    return failed === null;
  };

  return (
    <div className="flex flex-col gap-3">
      {!isUsed && <ProblemAlert problem={posted} />}
      <ConfirmButton
        action={`/tickets/${ticketId}/withdraw`}
        label={t(short ? 'shortLabel' : 'label')}
        title={t('title')}
        text={t('text')}
        confirmLabel={t('confirm')}
        keepLabel={t('keep')}
        pending={pending}
        pendingLabel={t('pending')}
        problem={<ProblemAlert problem={problem} />}
        onConfirm={withdraw}
      />
    </div>
  );
};
