import { loadSettings, SettingsError } from '@ticketing/common';
import { paymentSettings, stripeKey } from './config';
import { createGateway } from './gateway/create-gateway';
import { StripeGateway } from './gateway/stripe';

const env = { JWT_KEY: 'k'.repeat(32), MONGO_URI: 'mongodb://db', NATS_URL: 'nats://bus' };
const load = (given: NodeJS.ProcessEnv) => loadSettings(paymentSettings, { ...env, ...given });

describe('settings', () => {
  it('have defaults', () => {
    expect(load({}).PAYMENT_MAX_ATTEMPTS).toBe(3);
  });

  it.each([
    ['STRIPE_KEY', 'pk_test_123'],
    ['STRIPE_KEY', 'whatever'],
    ['STRIPE_API_BASE', '127.0.0.1:12111'],
    ['STRIPE_API_BASE', 'ftp://127.0.0.1'],
    ['STRIPE_API_BASE', 'http://127.0.0.1/v1'],
    ['PAYMENT_MAX_ATTEMPTS', '0'],
    ['PAYMENT_MAX_ATTEMPTS', '11'],
    ['PAYMENT_MAX_ATTEMPTS', '1.5'],
    ['PAYMENT_MAX_ATTEMPTS', 'many'],
  ])('name the one that is wrong, and not its value: %s=%s', (name, value) => {
    expect(() => load({ [name]: value })).toThrow(SettingsError);
    expect(() => load({ [name]: value })).toThrow(name);
    expect(() => load({ [name]: value })).not.toThrow(value);
  });

  it.each([{}, { STRIPE_KEY: 'sandbox' }, { STRIPE_KEY: '' }])('%j is the sandbox', given => {
    expect(createGateway(load(given))).not.toBeInstanceOf(StripeGateway);
  });

  it('select Stripe by its key', () => {
    expect(createGateway(load({ STRIPE_KEY: 'sk_test_123' }))).toBeInstanceOf(StripeGateway);
  });

  it.each([{}, { STRIPE_KEY: 'sandbox' }])('refuse the sandbox in production: %j', given => {
    const settings = load({ ...given, NODE_ENV: 'production' });
    expect(() => stripeKey(settings)).toThrow(/^STRIPE_KEY .*production/);
    expect(() => createGateway(settings)).toThrow(SettingsError);
  });
});
