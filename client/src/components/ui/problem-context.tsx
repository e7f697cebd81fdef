'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Problem } from '../../lib/problem';

const ProblemContext = createContext<Problem | null>(null);

/** Tells the fields within what the API said about them. */
export const ProblemProvider = (props: { problem: Problem | null; children: ReactNode }) => (
  <ProblemContext value={props.problem}>{props.children}</ProblemContext>
);

/** What is wrong with the field of that name, if anything. */
export const useFieldError = (name: string): string | undefined =>
  useContext(ProblemContext)?.fields[name];
