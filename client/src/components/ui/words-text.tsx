import { useTexts } from '#texts';
import type { Words } from '../../lib/problem';

/** What the API says as it says it, or our own words. */
export const WordsText = ({ words }: { words: Words }) => {
  const t = useTexts('problem');
  return typeof words === 'string' ? words : t(words.key, words.values);
};
