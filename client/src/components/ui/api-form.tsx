'use client';

import {
  type ChangeEvent,
  type FormEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
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
  /** What to do about a problem, below it. */
  help?: (problem: Problem) => ReactNode;
  children: ReactNode;
}

/** What was wrong with a field says nothing of what is typed there since. */
const without = (problem: Problem | null, edited: readonly string[]): Problem | null =>
  problem && {
    ...problem,
    fields: Object.fromEntries(
      Object.entries(problem.fields).filter(([name]) => !edited.includes(name)),
    ),
  };

/** Where to go on after a refusal: the first wrong field, else what is said above them. */
const showWrong = (form: HTMLFormElement | null) => {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (field) field.focus();
  else form?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
};

/** A form that sends to the API and shows its messages beside the fields, the rest above them. */
export const ApiForm = (props: Props) => {
  const { action, fields, posted = null, check, send, help } = props;
  const { pending, run, ...request } = useRequest();
  const problem = request.isUsed ? request.problem : posted;
  const [edited, setEdited] = useState<readonly string[]>([]);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (problem) showWrong(form.current);
  }, [problem]);

  const onChange = ({ target }: ChangeEvent<HTMLFormElement>) => {
    const { name } = target as unknown as HTMLInputElement;
    if (!edited.includes(name)) setEdited([...edited, name]);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (check && !check(data)) return void requestAnimationFrame(() => showWrong(form.current));
    setEdited([]);
    void run(() => send(data));
  };

  return (
    <form
      ref={form}
      action={action}
      method="post"
      noValidate
      onChange={onChange}
      onSubmit={onSubmit}
      className="flex min-w-0 flex-col gap-5"
    >
      <ProblemAlert problem={problem} fields={fields}>
        {problem && help?.(problem)}
      </ProblemAlert>
      <ProblemProvider problem={without(problem, edited)}>{props.children}</ProblemProvider>
      <ActionButton type="submit" size="large" pending={pending} pendingLabel={props.pendingLabel}>
        {props.submitLabel}
      </ActionButton>
    </form>
  );
};
