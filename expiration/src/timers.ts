import { logger, within, type Worker } from '@ticketing/common';
import Bull, { type Queue } from 'bull';
import { redisConnected } from './metrics';
import type { DeadlineAttributes } from './models/deadline';
import type { RedisAddress } from './settings';

const QUEUE = 'deadlines';
/** Deadlines that are fired at a time. */
const CONCURRENCY = 32;
/** The longest that anything waits for Redis, in ms. */
const ANSWER_MS = 500;
const STOP_MS = 3_000;
const CONNECT_MS = 2_000;
const MAX_RECONNECT_WAIT_MS = 500;
/** How often Bull looks again for what is due, and tries again after an error, in ms. */
const GUARD_MS = 1_000;
/** Timers on their way to Redis; with more, Redis is too slow to be of use. */
const MAX_UNDER_WAY = 200;

export interface TimerOptions {
  redis: RedisAddress;
  keyPrefix: string;
  /** Is called when the time of an order has come; may be called more than once, or never. */
  onTime(orderId: string): Promise<void>;
}

type Waiting = Pick<DeadlineAttributes, '_id' | 'expiresAt'>;

/**
 * Timers for deadlines: delayed jobs of Bull in Redis. They make the firing punctual and nothing
 * rests on them: what Redis forgets, or never heard of, is found in the database. So nothing here
 * fails or waits long when Redis is away.
 */
export class Timers implements Worker {
  private queue: Queue | undefined;
  private underWay = 0;
  private isStopping = false;
  private isTroubleTold = false;
  private readonly firing = new Set<Promise<void>>();

  constructor(private readonly options: TimerOptions) {}

  start() {
    const { redis, keyPrefix } = this.options;
    const queue = new Bull(QUEUE, {
      prefix: keyPrefix,
      redis: {
        ...redis,
        connectTimeout: CONNECT_MS,
        retryStrategy: tries => Math.min(tries * 50, MAX_RECONNECT_WAIT_MS),
        maxRetriesPerRequest: null,
        enableReadyCheck: false,
      },
      settings: { guardInterval: GUARD_MS, retryProcessDelay: GUARD_MS },
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    });
    // It only gives the connection a name, and where that fails Bull leaves a rejection unhandled.
    queue.setWorkerName = () => Promise.resolve();
    queue.on('error', error => this.trouble(error));
    queue.client.on('ready', () => {
      redisConnected.set(1);
      this.well();
    });
    queue.client.on('close', () => redisConnected.set(0));
    queue
      .process(CONCURRENCY, ({ id }) => this.fire(String(id)))
      .catch((error: unknown) => this.trouble(error));
    this.queue = queue;
  }

  /** What is being fired is finished; the rest is left in Redis. */
  async stop() {
    this.isStopping = true;
    await Promise.all(this.firing);
    const { queue } = this;
    if (queue) await within(STOP_MS, queue.close(true)).catch(error => this.trouble(error));
  }

  /** Whether Redis can be asked at all. */
  get isReady(): boolean {
    return !this.isStopping && this.queue?.client.status === 'ready';
  }

  /** Sets the timer of a deadline, unless it has one; best effort. Never rejects. */
  async set({ _id, expiresAt }: Waiting): Promise<void> {
    if (!this.isReady || this.underWay >= MAX_UNDER_WAY) return;
    this.underWay += 1;
    const delay = Math.max(0, expiresAt.getTime() - Date.now());
    const added = this.queue!.add({}, { jobId: _id, delay }).finally(() => (this.underWay -= 1));
    await within(ANSWER_MS, added).then(
      () => this.well(),
      (error: unknown) => this.trouble(error),
    );
  }

  /** Those of the deadlines that have no timer in Redis; none when Redis does not say. */
  async withoutTimer(deadlines: Waiting[]): Promise<Waiting[]> {
    if (!this.isReady || deadlines.length === 0) return [];
    const queue = this.queue!;
    const asked = queue.client.pipeline();
    for (const { _id } of deadlines) asked.exists(queue.toKey(_id));
    try {
      const answers = (await within(ANSWER_MS, asked.exec())) ?? [];
      return deadlines.filter((_deadline, i) => answers[i]?.[1] === 0);
    } catch (error) {
      this.trouble(error);
      return [];
    }
  }

  private async fire(orderId: string): Promise<void> {
    if (this.isStopping) return; // left to the other replicas' sweep, or to ours after the start
    const work = this.options.onTime(orderId).finally(() => this.firing.delete(work));
    this.firing.add(work);
    return work;
  }

  private well() {
    if (this.isTroubleTold) logger.info('Redis answers again');
    this.isTroubleTold = false;
  }

  /** Once for each time that Redis is away, not for every try to reach it. */
  private trouble(error: unknown) {
    if (this.isTroubleTold || this.isStopping) return;
    this.isTroubleTold = true;
    logger.warn({ err: error }, 'Redis is in trouble; deadlines are fired by the sweep meanwhile');
  }
}
