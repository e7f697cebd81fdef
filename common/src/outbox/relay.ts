import type { EventBus } from '../bus/bus';
import type { AnyModel } from '../database';
import { every } from '../every';
import { toMessage } from '../events/envelope';
import { logger } from '../logger';
import { metrics } from '../metrics';
import type { OutboxEvent } from './plugin';

/** How often the sweep looks for events that were left behind, in ms. */
const SWEEP_INTERVAL_MS = 1_000;
/** Age at which the sweep takes an event over from whoever saved it, in ms. */
const SWEEP_AGE_MS = 1_500;
/** Documents that a sweep reads at a time. */
const SWEEP_BATCH = 200;
/** Documents whose events are published at the same time. */
const CONCURRENCY = 64;
/** Woken documents that wait for their turn; the sweep finds those beyond it. */
const MAX_QUEUE = 5_000;

/** Emptying an outbox need not survive a crash: the events are then published once more. */
const UNSYNCED = { w: 1, journal: false } as const;

interface Aggregate {
  model: AnyModel;
  id: unknown;
  events: OutboxEvent[];
}

/**
 * Publishes what is in the outboxes. It is woken by each save; a sweep over the index of non-empty
 * outboxes picks up what a killed process or an absent broker left. Several replicas may publish
 * the same event: consumers bear duplicates.
 */
export class Relay {
  private readonly queue: Aggregate[] = [];
  private readonly atWork = new Set<Promise<void>>();
  private readonly sweeping = every(SWEEP_INTERVAL_MS, 'outbox sweep', () => this.sweep());

  constructor(
    private readonly source: string,
    private readonly bus: EventBus,
    private readonly models: AnyModel[],
  ) {}

  start() {
    running.add(this);
    void this.sweeping.start();
  }

  /** Ends the sweep and publishes what was woken before. */
  async stop() {
    running.delete(this);
    await this.sweeping.stop();
    while (this.atWork.size > 0) await Promise.allSettled(this.atWork);
  }

  wake(aggregate: Aggregate) {
    if (!this.bus.isConnected || this.queue.length >= MAX_QUEUE) return; // the sweep's, then
    this.queue.push(aggregate);
    this.work();
  }

  private work() {
    while (this.atWork.size < CONCURRENCY && this.queue.length > 0) {
      const work = this.publish(this.queue.shift()!)
        .catch((error: unknown) => logger.warn({ err: error }, 'Left to the outbox sweep'))
        .finally(() => {
          this.atWork.delete(work);
          this.work();
        });
      this.atWork.add(work);
    }
  }

  /** Publishes the events of one document, oldest first, then takes them out of its outbox. */
  private async publish({ model, id, events }: Aggregate) {
    const published: string[] = [];
    try {
      for (const event of events) {
        await this.publishOne(String(id), event);
        published.push(event.id);
      }
    } finally {
      // Past mongoose on purpose: emptying an outbox is no change of the aggregate's version.
      if (published.length > 0)
        await model.collection.updateOne(
          { _id: id as never },
          { $pull: { outbox: { id: { $in: published } } } as never },
          { writeConcern: UNSYNCED },
        );
    }
  }

  private async publishOne(subject: string, event: OutboxEvent) {
    const { id, type, time, aggregateversion, traceparent, data } = event;
    const message = toMessage({
      id,
      source: this.source,
      type,
      time: time.toISOString(),
      subject,
      aggregateversion,
      traceparent,
      data,
    });
    try {
      await this.bus.publish(type, message);
    } catch (error) {
      metrics.publishFailures.inc({ type });
      throw error;
    }
    metrics.eventsPublished.inc({ type });
  }

  private async sweep() {
    for (const model of this.models) {
      while (this.bus.isConnected && running.has(this)) {
        const found = await this.leftBehind(model);
        metrics.outboxSwept.inc(found.length);
        for (let at = 0; at < found.length; at += CONCURRENCY)
          await Promise.all(found.slice(at, at + CONCURRENCY).map(one => this.publish(one)));
        if (found.length < SWEEP_BATCH) break;
      }
    }
  }

  private async leftBehind(model: AnyModel): Promise<Aggregate[]> {
    const documents = await model.collection
      .find({
        'outbox.time': { $lte: new Date(Date.now() - SWEEP_AGE_MS) },
        'outbox.0': { $exists: true },
      })
      .hint('outbox')
      .sort({ 'outbox.time': 1 })
      .limit(SWEEP_BATCH)
      .project<{ _id: unknown; outbox: OutboxEvent[] }>({ outbox: 1 })
      .toArray();
    return documents.map(({ _id, outbox }) => ({ model, id: _id, events: outbox }));
  }
}

/** The relays at work in this process: one, but for tests. */
const running = new Set<Relay>();

/** Has the events of a document just saved published. Without a relay they wait for one. */
export const wakeRelay = (model: AnyModel, id: unknown, events: OutboxEvent[]) => {
  for (const relay of running) relay.wake({ model, id, events: [...events] });
};
