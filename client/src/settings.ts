import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/ });

/**
 * The settings of the pages: where the services are, and Stripe's key for the browser. They are
 * read when the server runs and not when it is built, so that one image serves every place.
 */
export const pageSettings = {
  AUTH_URL: httpUrl.default('http://auth:3000'),
  TICKETS_URL: httpUrl.default('http://tickets:3000'),
  ORDERS_URL: httpUrl.default('http://orders:3000'),
  PAYMENTS_URL: httpUrl.default('http://payments:3000'),
  /**
   * How long a page waits for a service. The services answer within 5 s,
   * with a 503 if need be.
   */
  SERVICE_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
  /** Stripe's key for the browser; without it the order page shows the sandbox card form. */
  STRIPE_PUBLISHABLE_KEY: z.string().startsWith('pk_').optional(),
};

export type PageSettings = z.infer<z.ZodObject<typeof pageSettings>>;

let read: PageSettings | undefined;

/** The settings of this process; the server has checked them when it started. */
export const settings = (): PageSettings => {
  const given = Object.entries(process.env).filter(([, value]) => value !== '');
  read ??= z.object(pageSettings).parse(Object.fromEntries(given));
  return read;
};
