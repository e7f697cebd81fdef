import type { Ticket } from './types';

/** The most that tickets takes for the words of a search. */
const WORDS_MAX = 200;

/** What to search for to find tickets like this one, the likest first; `{}` is the newest. */
export const similarSearches = ({ title, venue }: Ticket): { q?: string }[] =>
  [title, venue, '']
    .filter(words => words !== null)
    .map(words => (words ? { q: words.slice(0, WORDS_MAX) } : {}));

/** Of the lists, the first few tickets that are not this one, each once. */
export const othersOf = (id: string, lists: readonly Ticket[][], most: number): Ticket[] => {
  const others = new Map(lists.flat().map(ticket => [ticket.id, ticket]));
  others.delete(id);
  return [...others.values()].slice(0, most);
};
