'use client';

import { useRequest } from '../hooks/use-request';
import { api } from '../services/browser-api';
import { ConfirmButton } from './ui/confirm-button';
import { ProblemAlert } from './ui/problem-alert';

interface Props {
  orderId: string;
  /** Called after the try, whatever came of it. */
  onChange: () => void;
}

/** Gives the reserved ticket back. */
export const CancelOrderButton = ({ orderId, onChange }: Props) => {
  const { pending, problem, run } = useRequest();
  const cancel = async () => {
    const failed = await run(async () => {
      await api.delete(`/orders/${orderId}`);
    });
    onChange();
    return failed === null;
  };
  return (
    <div className="stack">
      <ProblemAlert problem={problem} />
      <ConfirmButton
        action={`/orders/${orderId}/cancel`}
        label="Cancel this order"
        title="Cancel this order?"
        text="The ticket goes on sale again at once."
        confirmLabel="Yes, cancel it"
        keepLabel="Keep the order"
        pending={pending}
        pendingLabel="Cancelling…"
        onConfirm={cancel}
      />
    </div>
  );
};
