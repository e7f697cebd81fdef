import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import { between, chance } from '../faults/decisions';
import { newId, seconds } from '../objects/ids';

export interface WebhookTarget {
  url: string;
  /** With which deliveries are signed, `whsec_…`. */
  secret: string;
  /** Types that are sent; all when absent. */
  types?: string[];
  /** How likely a delivery is made twice, 0 to 1. */
  duplicates?: number;
  /** How long a delivery takes to begin, in ms: with a range, events overtake each other. */
  delayMs?: readonly [min: number, max: number];
  /** The pause after a delivery without a 2xx answer, in ms; doubled each time. */
  retryMs?: number;
  /** Tries of a delivery. Stripe goes on for three days. */
  maxTries?: number;
}

const DEFAULTS = { duplicates: 0, delayMs: [0, 0] as const, retryMs: 500, maxTries: 12 };
const LONGEST_PAUSE_MS = 10_000;
const ANSWER_LIMIT_MS = 10_000;
/** Deliveries that wait or are under way; what comes beyond is dropped. */
const MAX_WAITING = 10_000;

/** Sends events as Stripe does: signed, at least once, in no order, again until a 2xx answers. */
export class Webhooks {
  private readonly waiting = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly counts = new Map<string, number>();
  /** Deliveries that were answered 2xx, and tries that were not. */
  readonly delivered = { ok: 0, failed: 0, dropped: 0 };

  constructor(
    private readonly seed: number | string,
    public target?: WebhookTarget,
  ) {
    setMaxListeners(MAX_WAITING, this.stopping.signal); // each delivery listens
  }

  /** An event about an object; `scope`, the order's name, is what its faults are decided by. */
  emit(type: Stripe.Event['type'], object: object, scope: string): void {
    const { target } = this;
    if (!target || (target.types && !target.types.includes(type))) return;
    const { duplicates, delayMs } = { ...DEFAULTS, ...target };
    const count = (this.counts.get(`${scope}\n${type}`) ?? 0) + 1;
    this.counts.set(`${scope}\n${type}`, count);
    const roll = (name: string) => chance(this.seed, scope, type, count, name);
    const payload = JSON.stringify(eventOf(type, object));
    const copies = roll('twice') < duplicates ? 2 : 1;
    if (this.waiting.size >= MAX_WAITING) {
      this.delivered.dropped += 1;
      return;
    }
    for (let copy = 0; copy < copies; copy++)
      this.track(this.deliver(target, payload, between(roll(`delay ${copy}`), delayMs)));
  }

  /** Resolves once nothing waits any more. */
  async idle(): Promise<void> {
    while (this.waiting.size > 0) await Promise.all(this.waiting);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.idle();
  }

  private track(work: Promise<void>): void {
    this.waiting.add(work);
    void work.finally(() => this.waiting.delete(work));
  }

  private async deliver(target: WebhookTarget, payload: string, delayMs: number): Promise<void> {
    const { retryMs, maxTries } = { ...DEFAULTS, ...target };
    const { signal } = this.stopping;
    try {
      await sleep(delayMs, undefined, { signal });
      for (let tries = 0; tries < maxTries; tries++) {
        if (await this.post(target, payload)) return;
        await sleep(Math.min(retryMs * 2 ** tries, LONGEST_PAUSE_MS), undefined, { signal });
      }
      this.delivered.dropped += 1;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  private async post({ url, secret }: WebhookTarget, payload: string): Promise<boolean> {
    // The signature's time is that of the try.
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    const headers = { 'Content-Type': 'application/json', 'Stripe-Signature': signature };
    const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]);
    const isTaken = await fetch(url, { method: 'POST', body: payload, headers, signal }).then(
      response => response.arrayBuffer().then(() => response.ok),
      () => false,
    );
    this.delivered[isTaken ? 'ok' : 'failed'] += 1;
    return isTaken;
  }
}

const eventOf = (type: string, object: object) => ({
  id: newId('evt'),
  object: 'event',
  api_version: Stripe.API_VERSION,
  created: seconds(),
  data: { object },
  livemode: false,
  pending_webhooks: 1,
  request: { id: newId('req'), idempotency_key: null },
  type,
});
