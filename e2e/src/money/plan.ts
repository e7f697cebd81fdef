import { between, chance } from '@ticketing/stripe-double';

/** What a buyer does with an order; how often, in parts of the whole. */
const WEIGHTS = {
  pays: 18,
  clicksTwentyTimes: 10,
  paysWithTwoCards: 5,
  isDeclinedThenPays: 10,
  isDeclinedToTheEnd: 4,
  paysAtExpiry: 10,
  paysWhileCancelling: 12,
  passesChallenge: 8,
  failsChallengeThenPays: 4,
  leavesChallenge: 2,
  passesChallengeAtExpiry: 4,
  passesChallengeWhileCancelling: 4,
  isRefunded: 7,
  neverPays: 2,
} as const;

export type Act = keyof typeof WEIGHTS;
export const ACTS = Object.keys(WEIGHTS) as Act[];

const GOOD = ['pm_card_visa', 'pm_card_mastercard', 'tok_visa', 'pm_card_amex'];
const DECLINED = [
  'pm_card_visa_chargeDeclined',
  'pm_card_visa_chargeDeclinedInsufficientFunds',
  'pm_card_chargeDeclinedExpiredCard',
  'pm_card_chargeDeclinedIncorrectCvc',
  'pm_card_chargeDeclinedProcessingError',
  'pm_card_visa_chargeDeclinedLostCard',
  'tok_chargeDeclined',
];
const CHALLENGED = ['pm_card_authenticationRequired', 'pm_card_threeDSecure2Required'];

const PRICES_CENTS = [50, 20_000] as const;
/** How far from the very moment a race is started, in ms. */
const NEAR_MS = [-250, 250] as const;

/** What is decided about an order before the run begins. */
export interface OrderPlan {
  /** Names it in every decision, whatever its id will be. */
  name: string;
  n: number;
  act: Act;
  priceCents: number;
  good: string;
  declined: string;
  challenged: string;
  /** When the second of two racing things begins, after the first, in ms. */
  offsetMs: number;
  /** Whether the buyer's page asks for the end of a challenge, or leaves it to the webhook. */
  refreshes: boolean;
}

const actAt = (at: number): Act => {
  let left = at * Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0);
  return ACTS.find(act => (left -= WEIGHTS[act]) < 0) ?? 'pays';
};

/** The plan of the nth order: it follows from the seed and nothing else. */
export const planOf = (seed: number, n: number): OrderPlan => {
  const name = `${seed}/${n}`;
  const roll = (what: string) => chance(seed, n, what);
  const pick = <T>(what: string, from: readonly T[]) => from[Math.floor(roll(what) * from.length)]!;
  return {
    name,
    n,
    act: actAt(roll('act')),
    priceCents: between(roll('price'), PRICES_CENTS),
    good: pick('good', GOOD),
    declined: pick('declined', DECLINED),
    challenged: pick('challenged', CHALLENGED),
    offsetMs: between(roll('offset'), NEAR_MS),
    refreshes: roll('refreshes') < 0.5,
  };
};
