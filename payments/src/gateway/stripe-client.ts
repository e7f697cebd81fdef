import Stripe from 'stripe';

/**
 * The version of Stripe's API that this code was written against and is tested with. Named, so that
 * neither a newer library nor the account's own setting changes what Stripe answers.
 */
const API_VERSION = '2026-10-28.endive';
/** The longest that Stripe may take to answer one try of a call, in ms. */
const TIMEOUT_MS = 3_500;
/** Further tries after no answer, each with the same idempotency key. */
const MAX_RETRIES = 1;

/** Stripe's own library. `apiBase` is another endpoint. */
export const stripeClient = (key: string, apiBase?: string): Stripe => {
  const base = apiBase === undefined ? undefined : new URL(apiBase);
  return new Stripe(key, {
    apiVersion: API_VERSION,
    timeout: TIMEOUT_MS,
    maxNetworkRetries: MAX_RETRIES,
    telemetry: false,
    ...(base && {
      protocol: base.protocol === 'http:' ? 'http' : 'https',
      host: base.hostname,
      port: base.port || (base.protocol === 'http:' ? 80 : 443),
    }),
  });
};
