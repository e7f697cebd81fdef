import stan, { type Message, type Stan, type Subscription } from 'node-nats-streaming';
import { logger } from '../logger';
import { metrics } from '../metrics';
import { within } from '../within';
import type { BusOptions, EventBus, MessageHandler, Watcher } from './bus';

const MAX_IN_FLIGHT = 32;
const ACK_WAIT_MS = 5_000;
const PUBLISH_TIMEOUT_MS = 3_000;
const CONNECT_TIMEOUT_MS = 2_000;
const RECONNECT_WAIT_MS = 250;
const PING_INTERVAL_MS = 1_000;
const MAX_PINGS_OUT = 3;
/** How long a stopping process waits for handlers at work. */
const DRAIN_TIMEOUT_MS = 5_000;

interface ClosesWithError {
  closeWithError(event: string, error: Error): void;
}

/** Resolves with the work, or after `ms` without it. */
const atMost = (ms: number, work: Promise<unknown>) => within(ms, work).catch(() => undefined);

/**
 * The NATS Streaming transport: durable queue groups, everything from the first message, manual
 * acknowledgement, bounded in flight.
 *
 * Whatever ends a connection (a broker that died, a lost heartbeat, a refused ping) is answered in
 * one way: by a new session of the same client id, with every subscription made anew. The client's
 * own reconnection keeps its state on the server only as long as the server still knows it.
 */
class StanBus implements EventBus {
  private readonly handlers = new Map<string, MessageHandler>();
  private readonly watchers: [channel: string, watcher: Watcher][] = [];
  private readonly atWork = new Set<Promise<void>>();
  private readonly unacknowledged = new Set<(error: Error) => void>();
  private session: Stan | undefined;
  private isResting = false;
  isConnected = false;

  constructor(private readonly options: BusOptions) {}

  connect() {
    const { clusterId, clientId, url } = this.options;
    const session = stan.connect(clusterId, clientId, {
      url,
      reconnect: false,
      waitOnFirstConnect: false,
      connectTimeout: CONNECT_TIMEOUT_MS,
      ackTimeout: PUBLISH_TIMEOUT_MS,
      stanPingInterval: PING_INTERVAL_MS,
      stanMaxPingOut: MAX_PINGS_OUT,
    });
    this.session = session;
    session.on('connect', () => {
      if (this.session !== session) return;
      this.setConnected(true);
      for (const [channel, handler] of this.handlers) this.open(session, channel, handler);
      for (const [channel, watcher] of this.watchers) this.openWatch(session, channel, watcher);
    });
    const lost = (error?: unknown) => this.lost(session, error);
    for (const event of ['error', 'connection_lost', 'disconnect', 'close'])
      session.on(event, lost);
  }

  publish(channel: string, message: string): Promise<void> {
    const { session } = this;
    return new Promise((resolve, reject) => {
      if (!session || !this.isConnected) return reject(new Error('The event bus is not connected'));
      this.unacknowledged.add(reject);
      session.publish(this.channel(channel), message, error => {
        this.unacknowledged.delete(reject);
        if (error) reject(error instanceof Error ? error : new Error(String(error)));
        else resolve();
      });
    });
  }

  subscribe(channel: string, handler: MessageHandler) {
    this.handlers.set(channel, handler);
    if (this.session && this.isConnected) this.open(this.session, channel, handler);
  }

  watch(channel: string, watcher: Watcher) {
    this.watchers.push([channel, watcher]);
    if (this.session && this.isConnected) this.openWatch(this.session, channel, watcher);
  }

  async rest() {
    this.isResting = true; // from here on new messages are left to the group's other members
    await atMost(DRAIN_TIMEOUT_MS, Promise.allSettled(this.atWork));
  }

  async close() {
    await this.rest();
    const { session } = this;
    this.session = undefined;
    const wasConnected = this.isConnected;
    this.setConnected(false);
    if (!session) return;
    const closed = new Promise(resolve => session.once('close', resolve));
    if (!wasConnected) return this.discard(session);
    session.close();
    await atMost(CONNECT_TIMEOUT_MS, closed);
  }

  private channel(name: string) {
    return `${this.options.channelPrefix ?? ''}${name}`;
  }

  private setConnected(connected: boolean) {
    this.isConnected = connected;
    metrics.busConnected.set(connected ? 1 : 0);
  }

  private open(session: Stan, channel: string, handler: MessageHandler) {
    const options = session
      .subscriptionOptions()
      .setDeliverAllAvailable()
      .setDurableName(this.options.group)
      .setManualAckMode(true)
      .setMaxInFlight(this.options.maxInFlight ?? MAX_IN_FLIGHT)
      .setAckWait(this.options.ackWaitMs ?? ACK_WAIT_MS);
    const subscription: Subscription = session.subscribe(
      this.channel(channel),
      this.options.group,
      options,
    );
    this.loseWith(session, subscription);
    subscription.on('message', (message: Message) => this.receive(session, message, handler));
  }

  /** New messages only, acknowledged by the client as they come, and forgotten with the session. */
  private openWatch(session: Stan, channel: string, watcher: Watcher) {
    const subscription = session.subscribe(this.channel(channel), session.subscriptionOptions());
    this.loseWith(session, subscription);
    subscription.on('ready', () => this.isResting || watcher.began());
    subscription.on('message', (message: Message) => {
      if (!this.isResting) watcher.message(message.getData() as string);
    });
  }

  /** A subscription that fails ends its session. */
  private loseWith(session: Stan, subscription: Subscription) {
    const failed = (error: unknown) => this.lost(session, error);
    subscription.on('error', failed);
    subscription.on('timeout', failed);
  }

  private receive(session: Stan, message: Message, handler: MessageHandler) {
    if (this.isResting) return;
    const work = handler(message.getData() as string)
      .then(() => {
        // A message of a lost session is delivered again to the new one.
        if (this.isConnected && this.session === session) message.ack();
      })
      .catch((error: unknown) => {
        logger.warn({ err: error, channel: message.getSubject() }, 'Will be delivered again');
      })
      .finally(() => this.atWork.delete(work));
    this.atWork.add(work);
  }

  private lost(session: Stan, error?: unknown) {
    if (this.session !== session) return;
    this.session = undefined;
    if (this.isConnected || error)
      logger.warn({ err: error }, 'The connection to the event bus is lost, connecting again');
    this.setConnected(false);
    this.discard(session);
    if (this.isResting) return;
    setTimeout(() => !this.isResting && this.connect(), RECONNECT_WAIT_MS).unref();
  }

  /** Drops a session without a word to the server, which may not be there. */
  private discard(session: Stan) {
    // First ours: the client calls a connection's end a success of what was under way.
    for (const reject of this.unacknowledged) reject(new Error('The event bus went away'));
    this.unacknowledged.clear();
    session.removeAllListeners();
    session.on('error', () => undefined);
    // Not public, but the one way that also ends its ping timer and its waiting acknowledgements.
    (session as Stan & ClosesWithError).closeWithError('error', new Error('discarded'));
  }
}

/** An event bus over NATS Streaming. */
export const stanBus = (options: BusOptions): EventBus => new StanBus(options);
