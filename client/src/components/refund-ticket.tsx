'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useRequest } from '../hooks/use-request';
import { formatPrice } from '../lib/money';
import type { Problem } from '../lib/problem';
import type { Payment, Ticket } from '../lib/types';
import { refundPayment } from '../services/payments';
import { ConfirmButton } from './ui/confirm-button';
import { ProblemAlert } from './ui/problem-alert';

const UNCERTAIN =
  'We could not finish the refund just now. It may still go through by itself. You can ask ' +
  'again safely: the money goes back only once.';

const inOtherWords = (problem: Problem): Problem =>
  problem.status === 0 || problem.status >= 500 ? { ...problem, messages: [UNCERTAIN] } : problem;

/** How often, in ms, and how many times the page is asked for again until it shows the refund. */
const REFRESH_MS = 1_500;
const MOST_REFRESHES = 10;

/** Asks for the page again while it is behind. */
const useRefreshWhile = (behind: boolean) => {
  const router = useRouter();
  const [count, setCount] = useState(0);
  const active = behind && count < MOST_REFRESHES;
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => {
      setCount(count + 1);
      router.refresh();
    }, REFRESH_MS);
    return () => clearTimeout(timer);
  }, [active, count, router]);
};

/** Gives the buyer of a sold ticket the money back and takes the ticket off the market. */
export const RefundTicket = ({ ticket }: { ticket: Ticket }) => {
  const { pending, problem, setProblem, run } = useRequest();
  const [refunded, setRefunded] = useState<Payment | null>(null);
  const { orderId } = ticket;
  const isSold = ticket.status === 'sold' && orderId !== null;
  useRefreshWhile(refunded !== null && isSold);

  const refund = async () => {
    const failed = await run(async () => {
      if (orderId) setRefunded(await refundPayment(orderId));
    });
    if (failed) setProblem(inOtherWords(failed));
    return failed === null;
  };

  if (refunded)
    return (
      <p className="notice notice-good" role="status">
        <strong>Refunded.</strong> {formatPrice(refunded.refunded)} went back to the buyer’s card,
        and the ticket is withdrawn.
      </p>
    );
  if (!isSold) return null;
  return (
    <div className="stack">
      <p>If the event does not take place, you can give the buyer the money back.</p>
      <ProblemAlert problem={problem} />
      <ConfirmButton
        label="Refund and withdraw"
        title="Give the buyer the money back?"
        text="The ticket is withdrawn with it. Neither can be undone."
        confirmLabel="Yes, refund it"
        keepLabel="Keep it sold"
        pending={pending}
        pendingLabel="Refunding…"
        onConfirm={refund}
      />
    </div>
  );
};
