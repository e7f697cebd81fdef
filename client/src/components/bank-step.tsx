'use client';

import { useTexts } from '#texts';
import type { PaymentState } from '../hooks/use-payment';
import { isSandboxBank } from '../lib/payment-step';
import { SandboxBank } from './sandbox-bank';
import { ActionButton } from './ui/action-button';
import { Card } from './ui/card';
import { ProblemAlert } from './ui/problem-alert';

interface Props {
  payment: PaymentState;
  bank: { clientSecret: string; fresh: boolean };
  price: number;
}

/** A payment that waits for the buyer at their bank (3-D Secure). */
export const BankStep = ({ payment, bank, price }: Props) => {
  const t = useTexts('payment.bank');
  const { pending, problem, goToBank, answerBank } = payment;
  return (
    <section aria-labelledby="bank-heading">
      <Card>
        <h2 id="bank-heading" className="text-xl">
          {t('title')}
        </h2>
        <p>{t('text')}</p>
        <ProblemAlert problem={problem} />
        {isSandboxBank(bank.clientSecret) ? (
          <SandboxBank {...{ answerBank, pending, price }} openAtOnce={bank.fresh} />
        ) : (
          <ActionButton
            size="large"
            pending={pending}
            pendingLabel={t('waiting')}
            autoFocus
            onClick={() => void goToBank(bank.clientSecret)}
          >
            {t('continue')}
          </ActionButton>
        )}
      </Card>
    </section>
  );
};
