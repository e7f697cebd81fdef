import type { Problem, Words } from './problem';

const problem = (message: Words): Problem => ({ status: 402, fields: {}, messages: [message] });

/** Whether nobody knows what became of the request: it may have had its effect. */
export const isUncertain = ({ status }: Problem): boolean => status === 0 || status >= 500;

/** What went wrong with paying, in words about the payment where the general ones do not help. */
export const inPaymentWords = (given: Problem): Problem => {
  if (isUncertain(given)) return { ...given, messages: [{ key: 'uncertain' }] };
  if (given.status === 404) return { ...given, messages: [{ key: 'notYet' }] };
  return given;
};

/** What to say when it turns out that the last attempt came to nothing. */
export const notThrough = (): Problem => problem({ key: 'notThrough' });

/** What to say when the buyer is back from the bank without its approval. */
export const notConfirmed = (said: Words | undefined): Problem =>
  problem(said ?? { key: 'notConfirmed' });
