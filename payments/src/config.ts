import { baseSettings, SettingsError, type BaseSettings } from '@ticketing/common';
import { z } from 'zod';

const isOrigin = (value: string): boolean => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return /^https?:$/.test(url?.protocol ?? '') && url?.pathname === '/' && !url.search;
};

const own = {
  /** Stripe's secret key; `sandbox`, or none, selects the sandbox gateway. */
  STRIPE_KEY: z
    .string()
    .regex(/^(sandbox|(sk|rk)_\w+)$/, 'must be a secret key (sk_… or rk_…) or `sandbox`')
    .optional(),
  /** What Stripe signs its webhooks with; several, with commas, while one replaces another. */
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^\s*\w+\s*(,\s*\w+\s*)*$/, 'must be a signing secret (whsec_…), or several with commas')
    .transform(secrets => secrets.split(',').map(secret => secret.trim()))
    .optional(),
  /** Another Stripe endpoint, such as `http://127.0.0.1:12111`. */
  STRIPE_API_BASE: z
    .string()
    .refine(isOrigin, 'must be http:// or https:// with a host, a port and no path')
    .optional(),
  /** Declines after which an order is cancelled; 1 cancels it at the first. */
  PAYMENT_MAX_ATTEMPTS: z.coerce.number().int().min(1).max(10).default(3),
};

export const paymentSettings = { ...baseSettings, ...own };

export type StripeSettings = Pick<BaseSettings, 'NODE_ENV'> &
  Pick<z.infer<z.ZodObject<typeof own>>, 'STRIPE_KEY' | 'STRIPE_API_BASE'>;

/**
 * The secret key for Stripe; `undefined` stands for the sandbox.
 * @throws SettingsError in production, where nobody may pay with play money
 */
export const stripeKey = ({ NODE_ENV, STRIPE_KEY }: StripeSettings): string | undefined => {
  if (STRIPE_KEY !== undefined && STRIPE_KEY !== 'sandbox') return STRIPE_KEY;
  if (NODE_ENV === 'production')
    throw new SettingsError('STRIPE_KEY must be a Stripe secret key in production, no sandbox');
  return undefined;
};
