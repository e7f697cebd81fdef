'use client';

import type { PaymentState } from '../hooks/use-payment';
import { isSandboxBank } from '../lib/payment-step';
import { ActionButton } from './ui/action-button';
import { ProblemAlert } from './ui/problem-alert';
import { SandboxBank } from './sandbox-bank';

interface Props {
  payment: PaymentState;
  bank: { clientSecret: string; fresh: boolean };
  price: number;
}

/** A payment that waits for the buyer at their bank (3-D Secure). */
export const BankStep = ({ payment, bank, price }: Props) => {
  const { pending, problem, goToBank, answerBank } = payment;
  return (
    <section className="panel" aria-labelledby="bank-heading">
      <h2 id="bank-heading">Your bank wants to hear from you</h2>
      <p>
        It asks you to confirm this payment before it approves it. Nothing is charged until then.
      </p>
      <ProblemAlert problem={problem} />
      {isSandboxBank(bank.clientSecret) ? (
        <SandboxBank {...{ answerBank, pending, price }} openAtOnce={bank.fresh} />
      ) : (
        <ActionButton
          pending={pending}
          pendingLabel="Waiting for your bank…"
          autoFocus
          onClick={() => void goToBank(bank.clientSecret)}
        >
          Continue at your bank
        </ActionButton>
      )}
    </section>
  );
};
