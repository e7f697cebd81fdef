import type { ReactNode } from 'react';
import { alertMessages, type Problem } from '../../lib/problem';
import { Alert } from './alert';
import { WordsText } from './words-text';

interface Props {
  problem: Problem | null;
  /** The fields on the page, which show their own messages. */
  fields?: readonly string[];
  /** What to do about it. It is shown even where the problem itself stands beside a field. */
  children?: ReactNode;
}

/** What went wrong, less what stands beside the fields. Nothing when nothing did. */
export const ProblemAlert = ({ problem, fields = [], children }: Props) => {
  const messages = problem ? alertMessages(problem, fields) : [];
  if (messages.length === 0 && !children) return null;
  return (
    <Alert>
      {messages.map(words => (
        <p key={JSON.stringify(words)} className="font-semibold">
          <WordsText words={words} />
        </p>
      ))}
      {children}
    </Alert>
  );
};
