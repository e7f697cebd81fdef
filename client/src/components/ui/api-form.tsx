'use client';

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useRequest, type Work } from '../../hooks/use-request';
import type { Problem } from '../../lib/problem';
import { ActionButton } from './action-button';
import { ProblemAlert } from './problem-alert';
import { ProblemProvider } from './problem-context';

interface Props {
  /** Where the form is posted without the page's script (src/server/forms). */
  action: string;
  /** The names of the fields within. */
  fields: readonly string[];
  submitLabel: string;
  pendingLabel: string;
  /** What the server found wrong with a form that was posted without the script. */
  posted?: Problem | null;
  /** Whether the fields may be sent; marks those that may not. */
  check?: (fields: FormData) => boolean;
  /** Sends the fields; rejects with the API's error. */
  send: (fields: FormData) => ReturnType<Work>;
  children: ReactNode;
}

/** A form that sends to the API and shows its messages beside the fields, the rest above them. */
export const ApiForm = (props: Props) => {
  const { action, fields, posted = null, check, send } = props;
  const request = useRequest();
  const { pending, run } = request;
  const problem = request.isUsed ? request.problem : posted;
  const form = useRef<HTMLFormElement>(null);
  const focusFirstWrong = () =>
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();

  useEffect(() => {
    if (problem) focusFirstWrong();
  }, [problem]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (check && !check(data)) return void requestAnimationFrame(focusFirstWrong);
    void run(() => send(data));
  };

  return (
    <form
      ref={form}
      action={action}
      method="post"
      noValidate
      onSubmit={onSubmit}
      className="flex flex-col gap-5"
    >
      <ProblemAlert problem={problem} fields={fields} />
      <ProblemProvider problem={problem}>{props.children}</ProblemProvider>
      <ActionButton type="submit" size="large" pending={pending} pendingLabel={props.pendingLabel}>
        {props.submitLabel}
      </ActionButton>
    </form>
  );
};
