import { useCallback, useRef, useState } from 'react';
import type { Problem } from '../lib/problem';
import { problemOf } from '../services/browser-api';
import { useSignIn } from './use-sign-in';

/** What a request does; `leaving` when it ends in another page, so that the form stays shut. */
export type Work = () => Promise<'leaving' | void>;

/** The state of a request that a form or button makes. */
export interface RequestState {
  pending: boolean;
  /** Whether a request was made at all. */
  isUsed: boolean;
  problem: Problem | null;
  setProblem: (problem: Problem | null) => void;
  /** Does the work unless one is under way (a double click); resolves to what went wrong. */
  run: (work: Work) => Promise<Problem | null>;
}

/** Runs requests one at a time. An expired session (401) leads to the sign-in page and back. */
export const useRequest = (): RequestState => {
  const signIn = useSignIn();
  const busy = useRef(false); // state would lag behind the second click
  const [pending, setPending] = useState(false);
  const [isUsed, setUsed] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const settle = useCallback((found: Problem | null) => {
    busy.current = false;
    setPending(false);
    setProblem(found);
    return found;
  }, []);

  const run = useCallback(
    async (work: Work) => {
      if (busy.current) return null;
      busy.current = true;
      setPending(true);
      setUsed(true);
      setProblem(null);
      try {
        return (await work()) === 'leaving' ? null : settle(null);
      } catch (error) {
        const found = problemOf(error);
        if (found.status === 401) signIn();
        return settle(found);
      }
    },
    [settle, signIn],
  );
  return { pending, isUsed, problem, setProblem, run };
};
