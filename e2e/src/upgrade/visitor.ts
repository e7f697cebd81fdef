import { type AxiosResponse, isAxiosError, type Method } from 'axios';
import { Person } from '../person';
import type { Site } from '../site';
import { pause } from './cluster';
import type { Outcome, Pacer, Requests, Step } from './requests';

/** How long what is `not yet` or `unavailable` is asked again, in ms: a broker's pod may be away. */
const PATIENCE_MS = 120_000;
const AGAIN_AFTER_MS = 500;
const MAX_EXCERPT = 200;

export interface Ask {
  method: Method;
  path: string;
  data?: unknown;
  /** The status that is right (200). */
  expect?: number;
  /** What a page must contain. */
  contains?: string;
  /** What another service answers that has not heard of it yet. */
  notYet?: number;
  /** What is also right where an earlier try was unavailable, and may have been done. */
  ifRepeated?: number;
}

interface Judged {
  outcome: Outcome;
  why?: string;
}

const excerpt = (data: unknown) =>
  (typeof data === 'string' ? data : JSON.stringify(data))
    .replace(/\s+/g, ' ')
    .slice(0, MAX_EXCERPT);

/** A page whose parts come from a service that is away says so in words, by 200 or 500. */
const PAGE_MAY_SAY = [200, 500, 503];

const judge = (ask: Ask, right: number[], answer: AxiosResponse, isOutage: boolean): Judged => {
  const { status, data } = answer;
  const isPage = ask.contains !== undefined;
  const isRight = right.includes(status);
  if (isRight && (!isPage || String(data).includes(ask.contains!))) return { outcome: 'ok' };
  if (status === ask.notYet) return { outcome: 'not yet' };
  if (isOutage && (isPage ? PAGE_MAY_SAY : [503]).includes(status))
    return { outcome: 'unavailable' };
  const why = isRight ? `${status} without "${ask.contains}"` : `${status} ${excerpt(data)}`;
  return { outcome: 'failed', why };
};

/** A person whose requests are paced, judged and recorded. */
export class Visitor {
  readonly person: Person;

  constructor(
    site: Site,
    private readonly requests: Requests,
    private readonly pacer: Pacer,
    /** Whether connections are kept, or each request has a new one. */
    keepAlive: boolean,
  ) {
    this.person = new Person(site, '', keepAlive);
  }

  private async send(ask: Ask, right: number[]): Promise<[Outcome, AxiosResponse?]> {
    await this.pacer.turn();
    const { step } = this.requests;
    const at = Date.now();
    let answer: AxiosResponse | undefined;
    let judged: Judged;
    try {
      answer = await this.person.call(ask.method, ask.path, ask.data);
      // An outage that began or ended meanwhile explains a 503 as well.
      judged = judge(ask, right, answer, step.isOutage || this.requests.step.isOutage);
    } catch (error) {
      if (!isAxiosError(error)) throw error;
      judged = { outcome: 'failed', why: `no answer: ${error.code} ${error.message}` };
    }
    this.record(ask, step, at, judged);
    return [judged.outcome, answer];
  }

  private record(ask: Ask, step: Step, at: number, judged: Judged): void {
    const what = `${ask.method} ${ask.path}`;
    this.requests.add({ step, at, what, ms: Date.now() - at, ...judged });
  }

  /**
   * Asks until the answer is right. What failed is not tried again.
   * @returns undefined when it failed
   */
  async ask<T>(ask: Ask): Promise<AxiosResponse<T> | undefined> {
    const since = Date.now();
    const right = [ask.expect ?? 200];
    for (;;) {
      const [outcome, answer] = await this.send(ask, right);
      if (outcome === 'ok') return answer;
      if (outcome === 'failed') return undefined;
      if (outcome === 'unavailable' && ask.ifRepeated) right.push(ask.ifRepeated);
      if (Date.now() - since > PATIENCE_MS) {
        const why = `still ${outcome} after ${PATIENCE_MS} ms`;
        this.record(ask, this.requests.step, Date.now(), { outcome: 'failed', why });
        return undefined;
      }
      await pause(AGAIN_AFTER_MS);
    }
  }
}
