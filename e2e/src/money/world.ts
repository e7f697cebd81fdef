import { join } from 'node:path';
import { startStripeDouble, type Faults, type StripeDouble } from '@ticketing/stripe-double';
import { startTestSystem, type TestSystem } from '../system';
import { openBooks, type OurBooks } from './our-books';

const WEBHOOK_SECRET = 'whsec_of_the_fault_run';

/** Protections of payments that can be left out, to see that the run notices. */
export const PROTECTIONS = ['idempotency', 'sweep', 'order-state'] as const;
export type Protection = (typeof PROTECTIONS)[number];

/** Calls are answered late, and one in six is not; half of those have their effect all the same. */
export const STORM: Faults = {
  rates: {
    'error-before': 0.025,
    'error-after': 0.04,
    'reset-before': 0.025,
    'reset-after': 0.04,
    unavailable: 0.015,
    'rate-limit': 0.015,
    'lock-timeout': 0.01,
    'hang-before': 0.005,
    'hang-after': 0.005,
  },
  latencyMs: [5, 200],
};

const WEBHOOKS = {
  duplicates: 0.3,
  delayMs: [0, 2_500],
  maxTries: 8,
} as const;

/** The whole system, with Stripe's double in Stripe's place. */
export interface World {
  system: TestSystem;
  stripe: StripeDouble;
  ours: OurBooks;
  /** Gives an order its name in the double's decisions. */
  name(orderId: string, name: string): void;
  end(): Promise<void>;
}

export interface WorldOptions {
  windowSeconds: number;
  without?: Protection;
}

export const startWorld = async ({ windowSeconds, without }: WorldOptions): Promise<World> => {
  const names = new Map<string, string>();
  // An order's name holds the run's seed already.
  const nameOf = (orderId: string) => names.get(orderId) ?? orderId;
  const stripe = await startStripeDouble({ seed: 0, nameOf });
  const patch = without && join(__dirname, '../../dist/money/without', `${without}.js`);
  const system = await startTestSystem({
    STRIPE_KEY: 'sk_test_double',
    STRIPE_API_BASE: stripe.url,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    EXPIRATION_WINDOW_SECONDS: String(windowSeconds),
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'info',
    ...(patch && { NODE_OPTIONS: `--require ${patch}` }),
  });
  stripe.setWebhook({
    url: `${system.url}/api/payments/webhook`,
    secret: WEBHOOK_SECRET,
    ...WEBHOOKS,
  });
  const ours = await openBooks(system);
  const end = async () => {
    await ours.close();
    await stripe.webhooks.stop();
    await system.end();
    await stripe.stop();
  };
  return { system, stripe, ours, name: (id, name) => void names.set(id, name), end };
};
