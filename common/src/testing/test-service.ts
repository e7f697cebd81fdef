import { randomBytes, randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import request from 'supertest';
import type { z } from 'zod';
import type { EventBus } from '../bus/bus';
import { stanBus } from '../bus/stan';
import { fromMessage, toMessage, type Envelope } from '../events/envelope';
import type { EventDeclaration } from '../events/event';
import { createHttpServer, listen } from '../http/server';
import { sessionFor, type CurrentUser } from '../http/session';
import { assemble, type ServiceDefinition } from '../service';
import { loadSettings, type baseSettings } from '../settings';
import { eventually } from './eventually';

/** An address of the engines that the test run started. */
const engine = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests by npm test`);
  return value;
};

/** A fresh id, as MongoDB makes them. */
export const newId = (): string => new mongoose.Types.ObjectId().toHexString();

/** A user who exists nowhere but in their session. */
export const newUser = (): CurrentUser => {
  const id = newId();
  return { id, email: `${id}@example.com` };
};

/** The session cookie of a user, for supertest's `.set('Cookie', …)`. */
export const cookieFor = (user: CurrentUser, key = process.env.JWT_KEY!): string =>
  `session=${Buffer.from(JSON.stringify(sessionFor(user, key))).toString('base64')}`;

/** A URI of a database that no other test uses. */
export const newDatabaseUri = (): string => {
  const uri = new URL(engine('TEST_MONGO_URI'));
  uri.pathname = `/test-${randomBytes(6).toString('hex')}`;
  return uri.toString();
};

/** A bus on the test run's broker, within a world of channels of its own. */
export const testBus = (group: string, channelPrefix: string, clientId?: string): EventBus =>
  stanBus({
    url: engine('TEST_NATS_URL'),
    clusterId: engine('TEST_NATS_CLUSTER_ID'),
    clientId: clientId ?? `${group}-${randomBytes(6).toString('hex')}`,
    group,
    channelPrefix,
    ackWaitMs: 1_000,
  });

type Settings<S extends z.ZodRawShape> = Partial<Record<keyof S, string>>;

/**
 * Starts a service in this process as `runService` would, with a database and channels of its own
 * on the real engines: call it in `beforeAll`, `stop()` in `afterAll`. One service per test file.
 */
export const testService = async <S extends typeof baseSettings>(
  definition: ServiceDefinition<S>,
  given: Settings<S> = {},
) => {
  const channelPrefix = `${randomBytes(6).toString('hex')}.`;
  process.env.JWT_KEY = 'a key for tests, that is long enough';
  const settings = loadSettings(definition.settings, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    JWT_KEY: process.env.JWT_KEY,
    MONGO_URI: newDatabaseUri(),
    NATS_URL: engine('TEST_NATS_URL'),
    REDIS_HOST: engine('TEST_REDIS_HOST'),
    TRUST_PROXY_HOPS: '1',
    ...(given as Record<string, string>),
  });
  const service = assemble(definition, settings, testBus(definition.name, channelPrefix));
  await service.start();
  const server = createHttpServer(service.app);
  const url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;

  const world = testBus('world', channelPrefix);
  const heard: Envelope[] = [];
  world.connect();
  await eventually(() => expect(world.isConnected).toBe(true));

  return {
    ...service,
    settings,
    channelPrefix,
    url,
    /** Supertest on the service, through a real HTTP server with our limits. */
    http: () => request(url),

    /** Publishes what another service would; resolves when the broker has it. */
    publish: async <D>(event: EventDeclaration<D>, data: D, envelope: Partial<Envelope> = {}) => {
      await world.publish(event.type, toMessage(envelopeOf(event, data, envelope)));
    },

    /** Hands an event to the service's listener directly, past the broker. */
    deliver: async <D>(event: EventDeclaration<D>, data: D, envelope: Partial<Envelope> = {}) => {
      const listener = service.listeners.find(({ type }) => type === event.type);
      if (!listener) throw new Error(`${definition.name} does not listen to ${event.type}`);
      await listener.handle(envelopeOf(event, data, envelope));
    },

    /** Waits for an event about an aggregate on the real broker; the newest, in whatever order. */
    published: async <D>(event: EventDeclaration<D>, subject: string): Promise<Envelope> => {
      if (!subscribed.has(event.type)) {
        subscribed.add(event.type);
        world.subscribe(event.type, async message => void heard.push(fromMessage(message)));
      }
      return eventually(() => {
        const [found] = heard
          .filter(one => one.type === event.type && one.subject === subject)
          .sort((a, b) => b.aggregateversion - a.aggregateversion);
        if (!found) throw new Error(`${event.type} about ${subject} was not published`);
        return found;
      });
    },

    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      await world.close();
      await mongoose.connection.dropDatabase();
      await service.stop();
    },
  };
};

const subscribed = new Set<string>();

const envelopeOf = <D>(
  event: EventDeclaration<D>,
  data: D,
  envelope: Partial<Envelope>,
): Envelope => {
  const state = data as { id?: string; orderId?: string; version?: number };
  return {
    id: randomUUID(),
    source: 'test',
    type: event.type,
    time: new Date().toISOString(),
    subject: state.id ?? state.orderId ?? newId(),
    aggregateversion: state.version ?? 0,
    data,
    ...envelope,
  };
};
