import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderData } from '@ticketing/common';
import type { Method } from 'axios';
import type { Person } from '../person';

/** An answer, or none: the service was killed, the gateway found nobody, it took too long. */
export interface Outcome {
  status: number;
  data: unknown;
}
const NO_ANSWER: Outcome = { status: 0, data: undefined };

const RETRY_MS = 700;
const MAX_TRIES = 150;
const UNDER_WAY = 'under way';

const messageOf = ({ data }: Outcome): string =>
  (data as { errors?: { message: string }[] } | undefined)?.errors?.[0]?.message ?? '';

/** Counts answers, e.g. `POST payments 201`; no answer is 0. */
export const tally: Record<string, number> = {};

/** Any request, of somebody who takes no answer for an answer. */
export const attempt = async (
  person: Person,
  method: Method,
  url: string,
  data?: unknown,
): Promise<Outcome> => {
  const outcome = await person.call(method, url, data).then(
    ({ status, data: body }) => ({ status, data: body }),
    () => NO_ANSWER,
  );
  const [, , what, , verb = ''] = url.split(/[/?]/);
  const name = `${method} ${[what, verb].filter(Boolean).join(' ')} ${outcome.status}`;
  tally[name] = (tally[name] ?? 0) + 1;
  return outcome;
};

/** Repeats a request until `isEnough`, for a while. @throws Error when it never is */
const insist = async (
  ask: () => Promise<Outcome>,
  isEnough: (outcome: Outcome) => boolean,
): Promise<Outcome> => {
  let last = NO_ANSWER;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    last = await ask();
    if (isEnough(last)) return last;
    await sleep(RETRY_MS);
  }
  throw new Error(`No answer to go on with: ${last.status} ${messageOf(last)}`);
};

export const sell = async (seller: Person, title: string, price: number): Promise<string> => {
  const sold = await insist(
    () => attempt(seller, 'POST', '/api/tickets', { title, price }),
    ({ status }) => status === 201,
  );
  return (sold.data as { id: string }).id;
};

const findOrder = async (buyer: Person, ticketId: string): Promise<OrderData | undefined> => {
  const { status, data } = await attempt(buyer, 'GET', '/api/orders?limit=100');
  return status === 200
    ? (data as OrderData[]).find(({ ticket }) => ticket.id === ticketId)
    : undefined;
};

/** Reserves, also when the answer was lost: then the buyer finds it among their orders. */
export const reserve = async (buyer: Person, ticketId: string): Promise<OrderData> => {
  let found: OrderData | undefined;
  await insist(
    async () => {
      const outcome = await attempt(buyer, 'POST', '/api/orders', { ticketId });
      found =
        outcome.status === 201 ? (outcome.data as OrderData) : await findOrder(buyer, ticketId);
      return outcome;
    },
    () => found !== undefined,
  );
  return found!;
};

export const submit = (buyer: Person, orderId: string, token: string): Promise<Outcome> =>
  attempt(buyer, 'POST', '/api/payments', { orderId, token });

/**
 * Tries to pay until there is an answer that means something: authorized (201), a challenge (202),
 * declined (402), or that the order cannot be paid any more (409).
 */
export const pay = (buyer: Person, orderId: string, token: string): Promise<Outcome> =>
  insist(
    () => submit(buyer, orderId, token),
    outcome =>
      [201, 202, 402].includes(outcome.status) ||
      (outcome.status === 409 && !messageOf(outcome).includes(UNDER_WAY)),
  );

export const cancel = (buyer: Person, orderId: string): Promise<Outcome> =>
  insist(
    () => attempt(buyer, 'DELETE', `/api/orders/${orderId}`),
    ({ status }) => status === 204 || status === 409,
  );

/** Waits until the order is paid, or given up. */
export const outcomeOf = async (buyer: Person, orderId: string): Promise<OrderData> => {
  const { data } = await insist(
    () => attempt(buyer, 'GET', `/api/orders/${orderId}`),
    ({ status, data: order }) =>
      status === 200 && ['complete', 'cancelled'].includes((order as OrderData).status),
  );
  return data as OrderData;
};

/** Refunds; while nothing is captured yet that is 409, which is an answer unless it is `certain`. */
export const refund = (seller: Person, orderId: string, certain = false): Promise<Outcome> =>
  insist(
    () => attempt(seller, 'POST', `/api/payments/${orderId}/refund`, {}),
    ({ status }) => status === 200 || (status === 409 && !certain),
  );
