import type { Response } from 'express';
import { metrics } from '../metrics';
import type { LiveLimits } from './limits';

/** What is watched, in one of its versions. */
export interface LiveState {
  id: string;
  version: number;
  /** The only user who may see it; everybody may, without one. */
  ownerId?: string | undefined;
  /** As the API answers it: one line of JSON. */
  json: string;
}

/** What the streams of a process share. */
export interface LiveShared {
  limits: LiveLimits;
  /** What waits for slow readers, in characters. */
  waiting: number;
}

/** A connection whose reader has not taken the end of its stream by then, in ms, is cut. */
const LAST_WORD_MS = 1_000;

const line = (event: string, data: string) => `event: ${event}\ndata: ${data}\n\n`;

/**
 * One visitor's stream: server-sent events over an answer that stays open. Of each thing it sends
 * the newest version that it was offered, never the same one twice and never an older one. What a
 * slow reader has not taken yet is replaced by what is newer; who takes nothing at all is cut.
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class LiveStream {
  private readonly offered = new Map<string, number>();
  private readonly waiting = new Map<string, string>();
  private readonly timers: NodeJS.Timeout[] = [];
  private isOpen = false;
  private isClosed = false;
  private isStalled = false;

  constructor(
    private readonly res: Response,
    private readonly event: string,
    readonly ids: readonly string[],
    private readonly userId: string | undefined,
    private readonly shared: LiveShared,
  ) {
    res.on('drain', () => {
      this.isStalled = false;
      this.flush();
    });
    res.once('close', () => this.closed());
  }

  /**
   * Begins the answer.
   * @param endsAt when it ends at the latest, as a time in ms
   */
  open(endsAt = Infinity) {
    const { heartbeatMs, lifeMs, lifeJitterMs, retryMs } = this.shared.limits;
    const { res } = this;
    res.shouldKeepAlive = false; // nothing comes after it on its connection
    res.setHeader('Content-Type', 'text/event-stream'); // by set() Express would name a charset
    res.set('X-Accel-Buffering', 'no').flushHeaders();
    if (res.req.method === 'HEAD') return void res.end();
    this.isOpen = true;
    metrics.liveStreams.inc({ event: this.event });
    res.write(`retry: ${Math.round(retryMs * (1 + Math.random()))}\n\n`);
    this.writeClock();
    const life = Math.min(lifeMs - Math.random() * lifeJitterMs, endsAt - Date.now());
    this.timers.push(setInterval(() => this.beat(), heartbeatMs));
    this.timers.push(setTimeout(() => this.end(), life));
    this.flush();
  }

  /** Sends a state, if it is the visitor's to see and newer than what was offered before. */
  offer({ id, version, ownerId, json }: LiveState) {
    if (this.isClosed || (ownerId !== undefined && ownerId !== this.userId)) return;
    if (version <= (this.offered.get(id) ?? -1)) return;
    this.offered.set(id, version);
    this.drop(id);
    this.waiting.set(id, json);
    this.shared.waiting += json.length;
    this.flush();
    if (this.isOpen && this.isTooMuch) this.res.destroy();
  }

  /** Whether more waits for slow readers than the process bears. */
  get isTooMuch() {
    return this.shared.waiting > this.shared.limits.waitingLength;
  }

  /** Ends it in order: the browser opens another one, here or at another process. */
  end() {
    const { res } = this;
    if (!this.isOpen || res.writableEnded) return;
    res.end();
    setTimeout(() => res.destroy(), LAST_WORD_MS).unref();
  }

  private drop(id: string) {
    this.shared.waiting -= this.waiting.get(id)?.length ?? 0;
    this.waiting.delete(id);
  }

  private flush() {
    if (!this.isOpen || this.res.writableEnded) return;
    for (const [id, json] of this.waiting) {
      if (this.res.writableNeedDrain) return;
      this.drop(id);
      this.res.write(line(this.event, json));
      metrics.liveMessages.inc({ event: this.event });
    }
  }

  private writeClock() {
    this.res.write(line('clock', JSON.stringify({ now: new Date().toISOString() })));
  }

  private beat() {
    if (!this.res.writableNeedDrain) return this.writeClock();
    if (this.isStalled) this.res.destroy();
    this.isStalled = true;
  }

  private closed() {
    if (this.isOpen) metrics.liveStreams.dec({ event: this.event });
    this.isOpen = false;
    this.isClosed = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const id of [...this.waiting.keys()]) this.drop(id);
  }
}
