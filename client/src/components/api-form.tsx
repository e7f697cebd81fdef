'use client';

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useRequest, type Work } from '../hooks/use-request';
import { ActionButton } from './action-button';
import { ProblemAlert } from './problem-alert';
import { ProblemProvider } from './problem-context';

interface Props {
  /** The names of the fields within. */
  fields: readonly string[];
  submitLabel: string;
  pendingLabel: string;
  /** Sends the fields; rejects with the API's error. */
  send: (fields: FormData) => ReturnType<Work>;
  children: ReactNode;
}

/** A form that sends to the API and shows its messages beside the fields, the rest above them. */
export const ApiForm = ({ fields, submitLabel, pendingLabel, send, children }: Props) => {
  const { pending, problem, run } = useRequest();
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    void run(() => send(data));
  };

  // "post": should the browser ever send the form by itself, passwords stay out of the address.
  return (
    <form ref={form} className="form" method="post" noValidate onSubmit={onSubmit}>
      <ProblemAlert problem={problem} fields={fields} />
      <ProblemProvider problem={problem}>{children}</ProblemProvider>
      <ActionButton type="submit" pending={pending} pendingLabel={pendingLabel}>
        {submitLabel}
      </ActionButton>
    </form>
  );
};
