/** A text of this many different words is found by the first ones only. */
const MAX_WORDS = 1_000;
/** Words that agree up to here count as the same. */
const MAX_WORD_LENGTH = 40;

/**
 * The different words of a text, in the form in which they are compared: without accents and case.
 * Both steps are needed: ẞ has a lower case ß only, and that has an upper case SS only.
 */
export const wordsOf = (...texts: (string | null)[]): string[] => {
  const plain = texts
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .toUpperCase();
  const words = new Set<string>();
  for (const [word] of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    words.add([...word].slice(0, MAX_WORD_LENGTH).join(''));
    if (words.size >= MAX_WORDS) break;
  }
  return [...words];
};
