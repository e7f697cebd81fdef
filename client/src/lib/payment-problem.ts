import type { Problem } from './problem';

const UNCERTAIN =
  'We do not know yet whether the payment went through. We keep checking, and this page will ' +
  'show it. You are never charged twice for an order.';
const NOT_YET = 'This order cannot be paid just yet. Please try again in a moment.';
const NOT_THROUGH = 'The payment did not go through. You can try again, or use another card.';
const NOT_CONFIRMED =
  'Your bank did not approve the payment, so nothing was charged. You can try again, or use ' +
  'another card.';

const problem = (message: string): Problem => ({ status: 402, fields: {}, messages: [message] });

/** Whether nobody knows what became of the request: it may have had its effect. */
export const isUncertain = ({ status }: Problem): boolean => status === 0 || status >= 500;

/** What went wrong with paying, in words about the payment where the general ones do not help. */
export const inPaymentWords = (given: Problem): Problem => {
  if (isUncertain(given)) return { ...given, messages: [UNCERTAIN] };
  if (given.status === 404) return { ...given, messages: [NOT_YET] };
  return given;
};

/** What to say when it turns out that the last attempt came to nothing. */
export const notThrough = (): Problem => problem(NOT_THROUGH);

/** What to say when the buyer is back from the bank without its approval. */
export const notConfirmed = (said: string | undefined): Problem => problem(said ?? NOT_CONFIRMED);
