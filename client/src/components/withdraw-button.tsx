'use client';

import { useRouter } from 'next/navigation';
import { useRequest } from '../hooks/use-request';
import { api } from '../services/browser-api';
import { ConfirmButton } from './ui/confirm-button';
import { ProblemAlert } from './ui/problem-alert';

/** Takes a ticket off the market. */
export const WithdrawButton = ({ ticketId }: { ticketId: string }) => {
  const router = useRouter();
  const { pending, problem, run } = useRequest();

  const withdraw = async () => {
    const failed = await run(async () => {
      await api.delete(`/tickets/${ticketId}`);
      router.push('/my/tickets');
      router.refresh();
      return 'leaving';
    });
    if (failed?.status === 409) router.refresh(); // reserved or sold meanwhile: show that
    return false;
  };

  return (
    <div className="stack">
      <ProblemAlert problem={problem} />
      <ConfirmButton
        action={`/tickets/${ticketId}/withdraw`}
        label="Withdraw from sale"
        title="Withdraw this ticket from sale?"
        text="It cannot be put back."
        confirmLabel="Yes, withdraw it"
        keepLabel="Keep it on sale"
        pending={pending}
        pendingLabel="Withdrawing…"
        onConfirm={withdraw}
      />
    </div>
  );
};
