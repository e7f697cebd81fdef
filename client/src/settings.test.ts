import { loadSettings } from '@ticketing/common';
import { serverSettings } from './server/settings';

const load = (env: NodeJS.ProcessEnv) => loadSettings(serverSettings, env);

describe('settings', () => {
  it('finds the services of the cluster without any', () => {
    expect(load({} as NodeJS.ProcessEnv)).toMatchObject({
      PORT: 3000,
      HEALTH_PORT: 3001,
      AUTH_URL: 'http://auth:3000',
      TICKETS_URL: 'http://tickets:3000',
      ORDERS_URL: 'http://orders:3000',
      PAYMENTS_URL: 'http://payments:3000',
    });
  });

  it.each([
    ['AUTH_URL', 'auth:3000'],
    ['TICKETS_URL', 'ftp://tickets'],
    ['HEALTH_PORT', '99999'],
    ['SERVICE_TIMEOUT_MS', '42'],
    ['STRIPE_PUBLISHABLE_KEY', 'sk_test_secret'],
  ])('names %s when it is wrong and does not tell its value', (name, value) => {
    const wrong = () => load({ [name]: value } as unknown as NodeJS.ProcessEnv);
    expect(wrong).toThrow(name);
    expect(wrong).not.toThrow(value);
  });
});
