'use client';

import { useRouter } from 'next/navigation';
import { useRequest } from '../hooks/use-request';
import type { Problem } from '../lib/problem';
import type { Order } from '../lib/types';
import { api } from '../services/browser-api';
import { ActionButton } from './ui/action-button';
import { ProblemAlert } from './ui/problem-alert';

const TAKEN = 'Somebody else was faster: this ticket is reserved or sold.';
const GONE = 'This ticket cannot be reserved right now. It may just have been put up or withdrawn.';

/** Words for this page, where the API's are about orders in general. */
const inOtherWords = (problem: Problem): Problem => {
  if (problem.status === 409) return { ...problem, messages: [TAKEN] };
  if (problem.status === 404) return { ...problem, messages: [GONE] };
  return problem;
};

/** Reserves a ticket and goes on to its order. */
export const ReserveButton = ({ ticketId }: { ticketId: string }) => {
  const router = useRouter();
  const { pending, problem, setProblem, run } = useRequest();

  const reserve = async () => {
    const failed = await run(async () => {
      const { data } = await api.post<Order>('/orders', { ticketId });
      router.push(`/orders/${data.id}`);
      return 'leaving';
    });
    if (!failed) return;
    setProblem(inOtherWords(failed));
    if (failed.status === 409) router.refresh();
  };

  return (
    <div className="stack">
      <ProblemAlert problem={problem} />
      <ActionButton pending={pending} pendingLabel="Reserving…" onClick={reserve}>
        Reserve this ticket
      </ActionButton>
    </div>
  );
};
