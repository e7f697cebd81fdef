import { alertMessages, type Problem } from '../../lib/problem';
import { Alert } from './alert';
import { WordsText } from './words-text';

interface Props {
  problem: Problem | null;
  /** The fields on the page, which show their own messages. */
  fields?: readonly string[];
}

/** What went wrong, less what stands beside the fields. Nothing when nothing did. */
export const ProblemAlert = ({ problem, fields = [] }: Props) => {
  const messages = problem ? alertMessages(problem, fields) : [];
  if (messages.length === 0) return null;
  return (
    <Alert>
      {messages.map(words => (
        <p key={JSON.stringify(words)}>
          <WordsText words={words} />
        </p>
      ))}
    </Alert>
  );
};
