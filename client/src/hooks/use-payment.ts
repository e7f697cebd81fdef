import { useCallback, useRef, useState } from 'react';
import { inPaymentWords, isUncertain, notConfirmed, notThrough } from '../lib/payment-problem';
import { firstStep, inDoubt, isSandboxBank, type PaymentStep } from '../lib/payment-step';
import type { Problem, Words } from '../lib/problem';
import type { Payment } from '../lib/types';
import { problemOf } from '../services/browser-api';
import { answerSandboxBank, askAboutPayment, submitPayment } from '../services/payments';
import { usePolling } from './use-polling';
import { useRequest } from './use-request';
import { useSignIn } from './use-sign-in';

/** Longer than payments waits for an attempt that nobody answers: it gives it up after 30 s. */
const PATIENCE_MS = 35_000;

/** A function that turns the card into a token, or into nothing after it has said why not. */
export type GetToken = () => Promise<string | undefined>;

/** The state of paying for an order. */
export interface PaymentState {
  step: PaymentStep;
  pending: boolean;
  problem: Problem | null;
  /** Pays with what a card form gives, and leads to the bank if the bank wants that. */
  pay: (getToken: GetToken) => Promise<void>;
  /** Shows the bank's page, for a payment that waits there. */
  goToBank: (clientSecret: string) => Promise<void>;
  /** Answers for the buyer at the sandbox's bank, which has no page of its own. */
  answerBank: (approve: boolean) => Promise<void>;
}

interface Options {
  orderId: string;
  /** The payments as they are listed, the newest first. */
  payments: readonly Payment[];
  /** Stripe's key for the browser, or none for the sandbox. */
  publishableKey: string | undefined;
  /** Called after each try. */
  onChange: () => void;
}

/** Stripe.js is loaded where it is needed and nowhere else. */
const showBank = async (key: string | undefined, clientSecret: string) =>
  key && !isSandboxBank(clientSecret)
    ? (await import('../services/stripe')).showBank(key, clientSecret)
    : undefined;

/** Finds out what became of the last attempt, for as long as that is not known. */
const useAnswer = (orderId: string, unsure: boolean, onStep: (step: PaymentStep) => void) => {
  const signIn = useSignIn();
  const ask = useCallback(async () => {
    try {
      onStep(await askAboutPayment(orderId));
    } catch (error) {
      const failed = problemOf(error);
      if (failed.status === 401) signIn();
      // There is no such payment: nothing was tried.
      else if (failed.status === 404) onStep({ kind: 'idle' });
    }
  }, [onStep, orderId, signIn]);
  usePolling(ask, unsure, orderId);
};

/** The step that this page knows of. What it has heard is newer than the list. */
const useStep = (payments: readonly Payment[], pending: boolean) => {
  const [heard, setHeard] = useState<PaymentStep | null>(null);
  const doubtUntil = useRef(0);
  const listed = firstStep(payments);
  const step = listed.kind === 'accepted' && !pending ? listed : (heard ?? listed);
  /** Takes an answer over, for what it is worth; returns what is known then. */
  const hear = useCallback((answer: PaymentStep) => {
    const next = inDoubt(answer, Date.now() < doubtUntil.current);
    setHeard(next);
    return next;
  }, []);
  /** An attempt may be on its way from now on, or is not any more. */
  const doubt = useCallback((isOnItsWay: boolean) => {
    doubtUntil.current = isOnItsWay ? Date.now() + PATIENCE_MS : 0;
  }, []);
  return { step, hear, doubt };
};

/** Pays for an order; goes on where another tab, or this one before a reload, has left off. */
export const usePayment = (options: Options): PaymentState => {
  const { orderId, payments, publishableKey, onChange } = options;
  const { pending, problem, setProblem, run } = useRequest();
  const { step, hear, doubt } = useStep(payments, pending);

  const onAnswer = useCallback(
    (answer: PaymentStep) => {
      const { kind } = hear(answer);
      if (kind === 'unsure') return;
      if (problem && kind === 'idle') setProblem(notThrough());
      onChange();
    },
    [hear, onChange, problem, setProblem],
  );
  useAnswer(orderId, step.kind === 'unsure' && !pending, onAnswer);

  /** After a 409: another attempt, as in another tab, may be at the bank or have succeeded. */
  const explain = async () => {
    const answer = await askAboutPayment(orderId).catch(() => undefined);
    if (!answer) return;
    hear(answer);
    if (answer.kind !== 'idle') setProblem(null); // else the API's words stay
  };

  /** Does the work, which tells of a refusal by resolving to it. */
  const attempt = async (work: () => Promise<Problem | void>) => {
    let refusal: Problem | undefined;
    const failed = await run(async () => {
      refusal = (await work()) ?? undefined;
    });
    if (refusal) setProblem(refusal);
    if (failed) setProblem(inPaymentWords(failed));
    if (failed && isUncertain(failed)) hear({ kind: 'unsure' });
    if (failed?.status === 409) await explain();
    onChange();
  };

  const afterBank = async (said?: Words) => {
    const next = hear(await askAboutPayment(orderId));
    if (next.kind === 'idle' || (next.kind === 'bank' && said)) return notConfirmed(said);
  };
  const goToBank = async (secret: string) => afterBank(await showBank(publishableKey, secret));

  const pay = async (getToken: GetToken) => {
    doubt(false);
    hear({ kind: 'idle' }); // the form stays, whatever the list says meanwhile
    const token = await getToken();
    if (token === undefined) return;
    doubt(true);
    const next = await submitPayment(orderId, token);
    doubt(false);
    hear(next);
    if (next.kind === 'bank' && !isSandboxBank(next.clientSecret))
      return goToBank(next.clientSecret);
  };

  const answerBank = async (approve: boolean) => {
    await answerSandboxBank(orderId, approve);
    return afterBank();
  };

  return {
    step,
    pending,
    problem,
    pay: getToken => attempt(() => pay(getToken)),
    goToBank: secret => attempt(() => goToBank(secret)),
    answerBank: approve => attempt(() => answerBank(approve)),
  };
};
