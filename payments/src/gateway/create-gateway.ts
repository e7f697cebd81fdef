import { stripeKey, type StripeSettings } from '../config';
import type { Gateway } from './gateway';
import { sandboxGateway } from './sandbox';
import { stripeGateway } from './stripe';

/** Stripe if there is a key for it, else the sandbox. @throws SettingsError */
export const createGateway = (settings: StripeSettings): Gateway => {
  const key = stripeKey(settings);
  return key === undefined ? sandboxGateway() : stripeGateway(key, settings.STRIPE_API_BASE);
};
