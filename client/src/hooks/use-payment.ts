import { useCallback, useState } from 'react';
import type { Problem } from '../lib/problem';
import { api } from '../services/browser-api';
import { useRequest } from './use-request';

const UNCERTAIN =
  'We do not know yet whether the payment went through. We keep checking, and this page will ' +
  'show it. You are never charged twice for an order.';
const NOT_YET = 'This order cannot be paid just yet. Please try again in a moment.';

const inOtherWords = (problem: Problem): Problem => {
  if (problem.status === 0 || problem.status >= 500) return { ...problem, messages: [UNCERTAIN] };
  if (problem.status === 404) return { ...problem, messages: [NOT_YET] };
  return problem;
};

/** A function that turns the card into a token, or into nothing after it has said why not. */
export type GetToken = () => Promise<string | undefined>;

/** The state of paying for an order. */
export interface PaymentState {
  pay: (getToken: GetToken) => Promise<void>;
  pending: boolean;
  problem: Problem | null;
  /** The payment service has taken the payment; what comes of it shows in the order. */
  accepted: boolean;
}

/** Pays for an order with what a card form gives. `onChange` is called after each try. */
export const usePayment = (orderId: string, onChange: () => void): PaymentState => {
  const { pending, problem, setProblem, run } = useRequest();
  const [accepted, setAccepted] = useState(false);

  const pay = useCallback(
    async (getToken: GetToken) => {
      const found = await run(async () => {
        const token = await getToken();
        if (token === undefined) return;
        await api.post('/payments', { orderId, token });
        setAccepted(true);
      });
      if (found) setProblem(inOtherWords(found));
      onChange();
    },
    [onChange, orderId, run, setProblem],
  );
  return { pay, pending, problem, accepted };
};
