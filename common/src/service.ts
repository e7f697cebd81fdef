import type { Express, RequestHandler } from 'express';
import mongoose from 'mongoose';
import type { z } from 'zod';
import type { EventBus } from './bus/bus';
import { DeadLetter } from './consume/dead-letter';
import { messageHandler, type Listener } from './consume/listener';
import { connectDatabase, type AnyModel } from './database';
import type { Worker } from './every';
import { createApp, type Life } from './http/app';
import { LiveFeed, type AnyLive } from './live/feed';
import { Relay } from './outbox/relay';
import type { baseSettings, BaseSettings } from './settings';

/** What a service does with its settings: its table of contents. */
export interface Parts {
  routes: RequestHandler[];
  /** Routes for other machines: before the checks, with the body as it came. */
  webhooks?: RequestHandler[];
  listeners?: Listener[];
  /** What visitors may watch as it changes. */
  live?: AnyLive[];
  workers?: Worker[];
  /** What an operator may run, by name: `node dist/index.js NAME ARGUMENTS`. */
  commands?: Record<string, Command>;
}

/**
 * An operator's command, in a process of its own, with the database connected and no broker: what
 * it records is published by the running service. Prints to standard output; resolves with the exit
 * code.
 */
export type Command = (args: string[]) => Promise<number>;

export interface ServiceDefinition<S extends typeof baseSettings> {
  /** Also the name of its durable queue group and the `source` of its events. */
  name: string;
  settings: S;
  /** All of its models: their indexes are built before the service is ready. */
  models: AnyModel[];
  build(settings: z.infer<z.ZodObject<S>>): Parts;
}

/** Declares a service. @example export const service = defineService({ name: 'orders', … }) */
export const defineService = <S extends typeof baseSettings>(definition: ServiceDefinition<S>) =>
  definition;

/** A service with its parts joined, not running yet. */
export interface RunningService {
  app: Express;
  life: Life;
  listeners: Listener[];
  commands: Record<string, Command>;
  /** Database, indexes, bus, relay, listeners, workers; ready at the end. */
  start(): Promise<void>;
  /** Not ready any more: streams end, no more events are taken; requests are still answered. */
  rest(): Promise<void>;
  /** The reverse: what is at work is finished, what it recorded is published. */
  stop(): Promise<void>;
}

const OUTBOX_PATH = 'outbox';

/** Joins the parts of a service, with the order of starting and stopping. */
export const assemble = <S extends typeof baseSettings>(
  definition: ServiceDefinition<S>,
  settings: z.infer<z.ZodObject<S>>,
  bus: EventBus,
): RunningService => {
  const life: Life = { isStarted: false, isStopping: false };
  const base = settings as BaseSettings;
  const parts = definition.build(settings);
  const { routes, webhooks, listeners = [], workers = [], commands = {} } = parts;
  const models: AnyModel[] = [...definition.models, DeadLetter];
  const feeds = (parts.live ?? []).map(one => new LiveFeed(one, base.RATE_LIMITS === 'on'));
  const relayed = models.filter(model => model.schema.path(OUTBOX_PATH));
  const relay = new Relay(definition.name, bus, relayed);

  const start = async () => {
    await connectDatabase(base.MONGO_URI, models, () => life.isStopping);
    if (life.isStopping) return;
    for (const one of listeners) bus.subscribe(one.type, messageHandler(one));
    for (const feed of feeds) feed.start(bus);
    bus.connect();
    relay.start();
    for (const worker of workers) await worker.start();
    life.isStarted = true;
  };

  const rest = async () => {
    life.isStopping = true;
    await Promise.all([...feeds.map(feed => feed.stop()), bus.rest()]);
  };

  const stop = async () => {
    life.isStopping = true;
    await Promise.all(feeds.map(feed => feed.stop()));
    for (const worker of workers) await worker.stop();
    // The broker's messages first: their handlers may record events that the relay then publishes.
    await bus.rest();
    await relay.stop();
    await bus.close();
    await mongoose.disconnect();
  };

  // Theirs first: a path like /api/orders/events must not be taken for an order's.
  const app = createApp(base, life, [...feeds.map(feed => feed.routes), ...routes], webhooks);
  return { app, life, listeners, commands, start, rest, stop };
};
