'use client';

import { useFormats, useTexts } from '#texts';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useRequest } from '../hooks/use-request';
import type { Problem } from '../lib/problem';
import type { Payment, Ticket } from '../lib/types';
import { refundPayment } from '../services/payments';
import { Alert } from './ui/alert';
import type { ButtonLook } from './ui/button-class';
import { ConfirmButton } from './ui/confirm-button';
import { Notice } from './ui/notice';
import { ProblemAlert } from './ui/problem-alert';

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

/** What went wrong, in words for a seller. */
const RefundProblem = ({ problem }: { problem: Problem | null }) => {
  const t = useTexts('selling.refund');
  if (!problem) return null;
  // Nobody knows whether it went through: what the API says is about any request.
  if (problem.status === 0 || problem.status >= 500) return <Alert>{t('uncertain')}</Alert>;
  return <ProblemAlert problem={problem} />;
};

/** Gives the buyer of a sold ticket the money back and takes the ticket off the market. */
export const RefundTicket = ({ ticket, look }: { ticket: Ticket; look?: ButtonLook }) => {
  const t = useTexts('selling.refund');
  const format = useFormats();
  const { pending, problem, run } = useRequest();
  const [refunded, setRefunded] = useState<Payment | null>(null);
  const { orderId } = ticket;
  const isSold = ticket.status === 'sold' && orderId !== null;
  useRefreshWhile(refunded !== null && isSold);

  const refund = async () => {
    const failed = await run(async () => {
      if (orderId) setRefunded(await refundPayment(orderId));
    });
    return failed === null;
  };

  if (refunded)
    return (
      <Notice tone="good" role="status">
        <strong>{t('done')}</strong> {t('doneText', { price: format.price(refunded.refunded) })}
      </Notice>
    );
  if (!isSold) return null;
  const price = format.price(ticket.price);
  return (
    <ConfirmButton
      label={t('label')}
      look={look}
      title={t('title')}
      text={t('text', { price })}
      confirmLabel={t('confirm', { price })}
      keepLabel={t('keep')}
      pending={pending}
      pendingLabel={t('pending')}
      problem={<RefundProblem problem={problem} />}
      onConfirm={refund}
    />
  );
};
