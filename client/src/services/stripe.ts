import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import type { Words } from '../lib/problem';

/** Kept outside of components, whose state React drops while they wait for it. */
const loading = new Map<string, Promise<Stripe | null>>();

/** Stripe.js for a key, or `null` when it does not load (no network, a blocker). */
export const stripeFor = (publishableKey: string): Promise<Stripe | null> => {
  const known = loading.get(publishableKey) ?? loadStripe(publishableKey).catch(() => null);
  loading.set(publishableKey, known);
  return known;
};

/**
 * Shows the bank's page (3-D Secure) over ours until the buyer has done there what the bank wants.
 * Resolves to what Stripe says against it, if anything; what became of the payment is asked of
 * our own API.
 */
export const showBank = async (
  publishableKey: string,
  clientSecret: string,
): Promise<Words | undefined> => {
  const stripe = await stripeFor(publishableKey);
  if (!stripe) return { key: 'bankNotLoaded' };
  try {
    return (await stripe.handleNextAction({ clientSecret })).error?.message;
  } catch {
    return undefined; // it does not wait any more: done in another tab
  }
};
