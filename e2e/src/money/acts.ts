import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderData } from '@ticketing/common';
import type { StripeDouble } from '@ticketing/stripe-double';
import type { Person } from '../person';
import { attempt, cancel, outcomeOf, pay, refund, submit, type Outcome } from './buyer';
import type { Act, OrderPlan } from './plan';

const CLICKS = 20;
const REFUND_CLICKS = 3;
/** Declines after which an order is cancelled (PAYMENT_MAX_ATTEMPTS). */
const MAX_DECLINES = 3;

/** One order in the run, and who is in it. */
export interface Deal {
  plan: OrderPlan;
  buyer: Person;
  seller: Person;
  order: OrderData;
  stripe: StripeDouble;
}

const times = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work));

const untilExpiry = ({ order, plan }: Deal) =>
  sleep(Math.max(0, Date.parse(order.expiresAt) - Date.now() + plan.offsetMs));

/** Does two things at nearly the same moment. */
const race = (
  { plan }: Deal,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<unknown> => {
  const [early, late] = plan.offsetMs < 0 ? [second, first] : [first, second];
  return Promise.all([early(), sleep(Math.abs(plan.offsetMs)).then(late)]);
};

/** Submits a card whose bank wants to see the buyer; the secret of the challenge, if it comes. */
const beginChallenge = async ({ buyer, order, plan }: Deal): Promise<string | undefined> => {
  const { status, data } = await pay(buyer, order.id, plan.challenged);
  return status === 202 ? (data as { clientSecret: string }).clientSecret : undefined;
};

/** The buyer on the page of their bank, and back. */
const endChallenge = async (
  { stripe, buyer, order, plan }: Deal,
  secret: string | undefined,
  isPassed: boolean,
): Promise<Outcome | undefined> => {
  if (secret === undefined) return undefined;
  try {
    stripe.answerChallenge(secret, isPassed);
  } catch {
    return undefined; // the intent was cancelled before the buyer was done
  }
  return plan.refreshes
    ? await attempt(buyer, 'POST', `/api/payments/${order.id}/refresh`)
    : undefined;
};

const isRefunded = async (deal: Deal): Promise<void> => {
  const { buyer, seller, order, plan } = deal;
  await pay(buyer, order.id, plan.good);
  // Half of the sellers are so fast that the capture may be still to come.
  if (plan.refreshes && (await outcomeOf(buyer, order.id)).status !== 'complete') return;
  await times(REFUND_CLICKS, () => refund(seller, order.id));
  if ((await outcomeOf(buyer, order.id)).status === 'complete')
    await refund(seller, order.id, true);
};

const clicksTwentyTimes = ({ buyer, order, plan }: Deal) =>
  times(CLICKS, () => submit(buyer, order.id, plan.good));

/** What each act does, once the ticket is reserved. Nobody looks at what comes of it but in the end. */
export const acts: Record<Act, (deal: Deal) => Promise<unknown>> = {
  pays: ({ buyer, order, plan }) => pay(buyer, order.id, plan.good),

  clicksTwentyTimes,

  paysWithTwoCards: ({ buyer, order, plan }) =>
    Promise.all([plan.declined, plan.good].map(token => pay(buyer, order.id, token))),

  isDeclinedThenPays: async ({ buyer, order, plan }) => {
    await pay(buyer, order.id, plan.declined);
    await pay(buyer, order.id, plan.good);
  },

  isDeclinedToTheEnd: async ({ buyer, order, plan }) => {
    for (let tries = 0; tries <= MAX_DECLINES; tries++) await pay(buyer, order.id, plan.declined);
  },

  paysAtExpiry: async deal => {
    await untilExpiry(deal);
    await clicksTwentyTimes(deal);
  },

  paysWhileCancelling: deal =>
    race(
      deal,
      () => submit(deal.buyer, deal.order.id, deal.plan.good),
      () => cancel(deal.buyer, deal.order.id),
    ),

  passesChallenge: async deal => endChallenge(deal, await beginChallenge(deal), true),

  failsChallengeThenPays: async deal => {
    await endChallenge(deal, await beginChallenge(deal), false);
    await pay(deal.buyer, deal.order.id, deal.plan.good);
  },

  leavesChallenge: beginChallenge,

  passesChallengeAtExpiry: async deal => {
    const secret = await beginChallenge(deal);
    await untilExpiry(deal);
    await endChallenge(deal, secret, true);
  },

  passesChallengeWhileCancelling: async deal => {
    const secret = await beginChallenge(deal);
    await race(
      deal,
      () => endChallenge(deal, secret, true),
      () => cancel(deal.buyer, deal.order.id),
    );
  },

  isRefunded,

  neverPays: async () => undefined,
};
