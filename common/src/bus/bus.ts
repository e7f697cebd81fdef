/**
 * What the services need of a broker; NATS Streaming is one transport ({@link stanBus}). Every
 * transport must pass the conformance suite of the test kit.
 */
export interface EventBus {
  /** Connects in the background and stays connected: a broker that is away never fails a start. */
  connect(): void;
  readonly isConnected: boolean;
  /** Resolves when the broker has stored the message; rejects when that is not known. */
  publish(channel: string, message: string): Promise<void>;
  /**
   * From the next connection on (the present one too) hands every message of the channel, from the
   * first ever published, to one member of the group. Acknowledged when the handler resolves,
   * delivered again when it rejects.
   */
  subscribe(channel: string, handler: MessageHandler): void;
  /**
   * From the next connection on (the present one too) tells of what is published on the channel
   * from then on: every process that watches is told, and nothing is kept for one that is away.
   */
  watch(channel: string, watcher: Watcher): void;
  /** Takes no more messages and lets the handlers at work finish; publishing goes on. */
  rest(): Promise<void>;
  /** Rests, then leaves. */
  close(): Promise<void>;
}

export type MessageHandler = (message: string) => Promise<void>;

export interface Watcher {
  /** A watch began, or began again after a lost connection: what was published before is missed. */
  began(): void;
  message(message: string): void;
}

export interface BusOptions {
  url: string;
  clusterId: string;
  /** Unique among the processes connected at the same time. */
  clientId: string;
  /** The durable queue group: the service's name. */
  group: string;
  /** Set before every channel, so that tests can share a broker. */
  channelPrefix?: string;
  /** Messages of one subscription that may be unacknowledged at a time. */
  maxInFlight?: number;
  /** Time after which an unacknowledged message is delivered again, in ms (1000 at least). */
  ackWaitMs?: number;
}
