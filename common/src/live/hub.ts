import type { Envelope } from '../events/envelope';
import { every } from '../every';
import { logger } from '../logger';
import type { LiveLimits } from './limits';
import type { LiveShared, LiveState, LiveStream } from './stream';

/** How a hub reads what is watched; ids that there are none of are left out. */
export interface LiveSource {
  states(ids: string[]): Promise<LiveState[]>;
  versions(ids: string[]): Promise<Pick<LiveState, 'id' | 'version'>[]>;
}

/** Ids that are read at a time. */
const READ_BATCH = 500;

interface Topic {
  watchers: Set<LiveStream>;
  /** The newest version that was read. */
  version: number;
}

const inBatches = function* (ids: string[]) {
  for (let at = 0; at < ids.length; at += READ_BATCH) yield ids.slice(at, at + READ_BATCH);
};

/**
 * Brings what changes to the streams that watch it. Nothing that it hears is passed on: an event is
 * a hint that there is something newer, which is then read from the database, once for all that
 * watch it. A sweep compares the versions of what is watched, and so finds what no event told of:
 * the broker was away, or a process died before it published.
 */
export class LiveHub {
  readonly shared: LiveShared;
  private readonly streams = new Set<LiveStream>();
  private readonly topics = new Map<string, Topic>();
  private readonly wanted = new Set<string>();
  private readonly sweeping;
  private isReading = false;
  isClosed = false;

  constructor(
    private readonly source: LiveSource,
    limits: LiveLimits,
  ) {
    this.shared = { limits, waiting: 0 };
    this.sweeping = every(limits.sweepMs, 'sweep of what is watched', () => this.sweep());
  }

  start() {
    void this.sweeping.start();
  }

  /** Ends all streams, and takes no more. */
  async stop() {
    this.isClosed = true;
    for (const stream of this.streams) stream.end();
    await this.sweeping.stop();
  }

  /** Lets a stream hear of its ids, and reads their present states for it. Rejects without those. */
  async add(stream: LiveStream): Promise<void> {
    this.streams.add(stream);
    for (const id of stream.ids) {
      const topic = this.topics.get(id) ?? { watchers: new Set(), version: -1 };
      this.topics.set(id, topic);
      topic.watchers.add(stream);
    }
    await this.read([...stream.ids]);
  }

  remove(stream: LiveStream) {
    this.streams.delete(stream);
    for (const id of stream.ids) {
      const topic = this.topics.get(id);
      topic?.watchers.delete(stream);
      if (topic?.watchers.size === 0) this.topics.delete(id);
    }
  }

  /** Whether nobody watches anything. */
  get isIdle() {
    return this.topics.size === 0;
  }

  /** Something may have changed. */
  hint({ subject, aggregateversion }: Pick<Envelope, 'subject' | 'aggregateversion'>) {
    const topic = this.topics.get(subject);
    if (topic && topic.version < aggregateversion) this.want([subject]);
  }

  /** Compares the versions of all that is watched with the database. */
  async sweep(): Promise<void> {
    for (const ids of inBatches([...this.topics.keys()])) {
      const found = await this.source.versions(ids);
      this.want(found.filter(each => this.isNewer(each)).map(({ id }) => id));
    }
  }

  private isNewer({ id, version }: Pick<LiveState, 'id' | 'version'>) {
    const topic = this.topics.get(id);
    return topic !== undefined && topic.version < version;
  }

  /** Reads the ids soon; those that are wanted in the meantime, together. */
  private want(ids: string[]) {
    for (const id of ids) this.wanted.add(id);
    if (!this.isReading) void this.readWanted();
  }

  private async readWanted() {
    this.isReading = true;
    try {
      while (this.wanted.size > 0) {
        const ids = [...this.wanted].slice(0, READ_BATCH);
        for (const id of ids) this.wanted.delete(id);
        await this.read(ids);
      }
    } catch (error) {
      logger.warn({ err: error }, 'Left to the sweep of what is watched');
    } finally {
      this.isReading = false;
    }
  }

  /** Whoever asked for it, what was read is for all that watch it. */
  private async read(ids: string[]) {
    for (const state of await this.source.states(ids)) {
      const topic = this.topics.get(state.id);
      if (!topic) continue;
      topic.version = Math.max(topic.version, state.version);
      for (const stream of topic.watchers) stream.offer(state);
    }
  }
}
