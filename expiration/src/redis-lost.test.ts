import { assemble, loadSettings, OrderCreated, type OrderData } from '@ticketing/common';
import { eventually, newDatabaseUri, sampleOrder, testBus } from '@ticketing/common/testing';
import { startRedis, type RunningEngine } from '@ticketing/local';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import mongoose from 'mongoose';
import { redisConnected } from './metrics';
import { Deadline } from './models/deadline';
import { service } from './service';
import { hearExpirations } from './testing/expirations';

// It measures time, and the other tests make the machine slow for moments.
jest.retryTimes(2);

let redis: RunningEngine;
let running: ReturnType<typeof assemble> | undefined;
let expirations: Awaited<ReturnType<typeof hearExpirations>>;
let channelPrefix: string;
let mongoUri: string;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());
beforeEach(async () => {
  channelPrefix = `${randomBytes(6).toString('hex')}.`;
  mongoUri = newDatabaseUri();
  expirations = await hearExpirations(channelPrefix);
});
afterEach(async () => {
  await expirations.close();
  if (running) {
    await mongoose.connection.dropDatabase();
    await stop();
  }
});

const start = async (definition: typeof service = service) => {
  const settings = loadSettings(definition.settings, {
    NODE_ENV: 'test',
    JWT_KEY: 'a key for tests',
    MONGO_URI: mongoUri,
    NATS_URL: process.env.TEST_NATS_URL,
    REDIS_HOST: redis.host,
  });
  running = assemble(definition, settings, testBus('expiration', channelPrefix));
  await running.start();
};
/** For Redis being there: waits until the service has reached it. */
const startWithRedis = async (definition?: typeof service) => {
  await start(definition);
  await eventually(async () => expect((await redisConnected.get()).values[0]!.value).toBe(1));
};
const stop = async () => {
  await running!.stop();
  running = undefined;
};
const timersOnly: typeof service = {
  ...service,
  build: settings => {
    const parts = service.build(settings);
    return { ...parts, workers: parts.workers!.slice(0, 1) };
  },
};

/** Sends Redis a command by itself and gives its answer. */
const command = (line: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(redis.port, '127.0.0.1', () => socket.write(`${line}\r\n`));
    socket.once('error', reject).once('data', data => {
      socket.destroy();
      resolve(data.toString().trim());
    });
  });
const hasTimer = async (id: string) =>
  (await command(`EXISTS deadlines:${mongoose.connection.name}:deadlines:${id}`)) === ':1';
const timersInRedis = async () => Number((await command('DBSIZE')).slice(1));

/** Lets the service hear of orders that expire in `ms`. */
const hearOf = async (count: number, ms: number) => {
  const { listeners } = running!;
  const orderCreated = listeners.find(({ type }) => type === OrderCreated.type)!;
  const expiresAt = new Date(Date.now() + ms).toISOString();
  const orders = Array.from({ length: count }, () => sampleOrder({ expiresAt }));
  const hear = (data: OrderData) => {
    const { id, createdAt: time, version: aggregateversion } = data;
    const { type } = orderCreated;
    return orderCreated.handle({
      id,
      source: 'orders',
      type,
      time,
      subject: id,
      aggregateversion,
      data,
    });
  };
  await Promise.all(orders.map(hear));
  return orders.map(({ id }) => id);
};

const firedOnce = (ids: string[]) =>
  expect(ids.map(id => expirations.of(id).length)).toEqual(ids.map(() => 1));

it('fires all within 5 s when Redis has lost everything', async () => {
  await startWithRedis();
  const ids = await hearOf(20, 4_000);
  expect(await timersInRedis()).toBeGreaterThanOrEqual(20);
  expect(await command('FLUSHALL')).toBe('+OK');

  expect(await expirations.ofAll(ids)).toBeLessThan(5_000);
  firedOnce(ids);
});

it('would not do so by the timers alone (control)', async () => {
  await startWithRedis(timersOnly);
  const lost = await hearOf(5, 4_000);
  expect(await timersInRedis()).toBeGreaterThanOrEqual(5);
  expect(await command('FLUSHALL')).toBe('+OK');
  const later = await hearOf(5, 4_500);

  await expirations.ofAll(later);

  for (const id of lost) expect(expirations.of(id)).toEqual([]);
});

it('sets lost timers again', async () => {
  await startWithRedis();
  const ids = await hearOf(10, 30_000);
  expect(await command('FLUSHALL')).toBe('+OK');
  await eventually(async () => {
    for (const id of ids) expect(await hasTimer(id)).toBe(true);
  });
});

it('fires while Redis is away, and sets timers again when it is back', async () => {
  await startWithRedis();
  const before = await hearOf(10, 2_000);
  await redis.kill9();
  const meanwhile = await hearOf(10, 2_000);
  expect(await expirations.ofAll([...before, ...meanwhile])).toBeLessThan(5_000);
  const [long] = await hearOf(1, 50_000);

  await redis.restart();

  await eventually(async () => expect(await hasTimer(long!)).toBe(true));
  const after = await hearOf(10, 1_000);
  expect(await expirations.ofAll(after)).toBeLessThan(5_000);
  firedOnce([...before, ...meanwhile, ...after]);
});

it('starts, listens, fires and stops without Redis', async () => {
  await redis.kill9();
  try {
    await start();
    expect(running!.life.isStarted).toBe(true);
    const ids = await hearOf(5, 500);
    expect(await expirations.ofAll(ids)).toBeLessThan(5_000);
    await mongoose.connection.dropDatabase();
    const begin = Date.now();
    await stop();
    expect(Date.now() - begin).toBeLessThan(8_000);
  } finally {
    await redis.restart();
  }
});

it('fires after a start what came due while it did not run, and sets the timers again', async () => {
  await startWithRedis();
  const [due, waiting] = [await hearOf(5, 2_000), await hearOf(5, 12_000)];
  await stop();
  expect(await command('FLUSHALL')).toBe('+OK');
  await new Promise(resolve => setTimeout(resolve, 2_000)); // it must have become due

  await startWithRedis();

  await expirations.ofAll(due);
  await eventually(async () => {
    for (const id of waiting) expect(await hasTimer(id)).toBe(true);
  });
  expect(await expirations.ofAll(waiting)).toBeLessThan(5_000);
  firedOnce([...due, ...waiting]);
  expect(await Deadline.countDocuments({ state: 'fired' })).toBe(10);
}, 60_000);
