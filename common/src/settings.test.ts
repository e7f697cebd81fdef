import { baseSettings, loadSettings, SettingsError } from './settings';

const KEY = 'a key of more than thirty-two characters';
const good = {
  JWT_KEY: KEY,
  MONGO_URI: 'mongodb://127.0.0.1:27017/orders',
  NATS_URL: 'nats://127.0.0.1:4222',
};
const load = (given: NodeJS.ProcessEnv = {}) => loadSettings(baseSettings, { ...good, ...given });

/** What a refusal says. */
const refusal = (given: NodeJS.ProcessEnv): string => {
  try {
    load(given);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error('It was not refused');
};

describe('settings', () => {
  it('have defaults for all but the keys and addresses', () => {
    expect(load()).toEqual({
      ...good,
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      PORT: 3000,
      TRUST_PROXY_HOPS: 1,
      RATE_LIMITS: 'on',
      NATS_CLUSTER_ID: 'ticketing',
      NATS_CLIENT_ID: expect.stringMatching(/^[\w-]+$/),
      EVENT_BUS: 'stan',
    });
  });

  it('are read as what they are, and others are left out', () => {
    const settings = load({ PORT: '8080', HOST: '127.0.0.1', TRUST_PROXY_HOPS: '2', OTHER: 'x' });
    expect(settings).toMatchObject({ PORT: 8080, HOST: '127.0.0.1', TRUST_PROXY_HOPS: 2 });
    expect(settings).not.toHaveProperty('OTHER');
  });

  it.each(['', ' ', '\t'])('count as absent when they are %j', empty => {
    const { PORT, LOG_LEVEL, HOST } = load({ PORT: empty, LOG_LEVEL: empty, HOST: empty });
    expect([PORT, LOG_LEVEL, HOST]).toEqual([3000, 'info', undefined]);
    expect(refusal({ JWT_KEY: empty })).toBe('The setting JWT_KEY is missing');
  });

  it.each(Object.keys(good))('name %s when it is missing', name =>
    expect(refusal({ [name]: undefined })).toBe(`The setting ${name} is missing`),
  );

  it.each([
    ['NODE_ENV', 'staging'],
    ['LOG_LEVEL', 'loud'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', 'Infinity'],
    ['PORT', '0x50'],
    ['PORT', '3e3'],
    ['TRUST_PROXY_HOPS', 'true'],
    ['TRUST_PROXY_HOPS', '-1'],
    ['TRUST_PROXY_HOPS', '11'],
    ['RATE_LIMITS', 'no'],
    ['MONGO_URI', 'localhost:27017'],
    ['MONGO_URI', 'postgres://user:secret@db/orders'],
    ['MONGO_URI', 'mongodb://'],
    ['MONGO_URI', 'mongodb://user:secret@:27017/orders'],
    ['MONGO_URI', 'mongodb://user:secret@db/orders?nonsense=secret'],
    ['NATS_URL', '4222'],
    ['NATS_URL', 'http://nats:4222'],
    ['NATS_URL', 'nats://'],
    ['NATS_URL', 'nats://nats:port'],
    ['NATS_CLUSTER_ID', 'a b'],
    ['NATS_CLIENT_ID', 'a.b'],
    ['EVENT_BUS', 'kafka'],
  ])('name %s when it is wrong, as in %j, and do not tell its value', (name, value) => {
    const message = refusal({ [name]: value });
    expect(message).toMatch(new RegExp(`^The setting ${name} is wrong: [^\n]+$`));
    expect(message).not.toContain(value);
    expect(message).not.toContain('secret');
  });

  it('take several database servers, and options', () => {
    const MONGO_URI = 'mongodb://a:1,b:2,c:3/orders?replicaSet=rs0&w=majority';
    expect(load({ MONGO_URI })).toMatchObject({ MONGO_URI });
    expect(load({ MONGO_URI: 'mongodb+srv://db.example/orders' })).toBeTruthy();
  });

  it.each([
    [{ RATE_LIMITS: 'off' }, 'RATE_LIMITS=off is refused in production'],
    [{ JWT_KEY: 'x'.repeat(31) }, 'JWT_KEY must have at least 32 characters in production'],
  ])('refuse %j in production only', (given, message) => {
    expect(refusal({ ...given, NODE_ENV: 'production' })).toBe(message);
    for (const NODE_ENV of ['development', 'test', undefined])
      expect(load({ ...given, NODE_ENV })).toMatchObject(given);
  });

  it('take a key of 32 characters in production', () =>
    expect(load({ NODE_ENV: 'production', JWT_KEY: 'x'.repeat(32) })).toBeTruthy());
});
