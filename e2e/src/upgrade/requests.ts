import { pause } from './cluster';

/** A part of the run. While engines are away a request may be answered 503; otherwise it may not. */
export interface Step {
  name: string;
  isOutage: boolean;
  /** In ms since the epoch; 0 while it goes on. */
  from: number;
  to: number;
}

/**
 * - `ok`: as expected
 * - `not yet`: another service has not heard of it; asked again
 * - `unavailable`: 503, while it may be; asked again
 * - `failed`: everything else
 */
export type Outcome = 'ok' | 'not yet' | 'unavailable' | 'failed';

export interface SentRequest {
  step: Step;
  /** When it was sent, in ms since the epoch. */
  at: number;
  /** Method and path. */
  what: string;
  outcome: Outcome;
  /** What was answered instead, or why nothing was. */
  why?: string;
  ms: number;
}

const MAX_KEPT = 200_000;

/** Everything that was asked of the site, by the step in which it was sent. */
export class Requests {
  readonly all: SentRequest[] = [];
  readonly steps: Step[] = [];
  step: Step;

  constructor(private readonly say: (line: string) => void) {
    this.step = this.begin('steady', false);
  }

  begin(name: string, isOutage: boolean): Step {
    if (this.step) this.end();
    this.step = { name, isOutage, from: Date.now(), to: 0 };
    this.steps.push(this.step);
    this.say(name);
    return this.step;
  }

  end(): void {
    this.step.to = Date.now();
  }

  add(request: SentRequest): void {
    if (this.all.length >= MAX_KEPT) throw new Error(`More than ${MAX_KEPT} requests`);
    this.all.push(request);
    if (request.outcome === 'failed') this.say(`FAILED ${describe(request)}`);
  }

  of(step: Step): SentRequest[] {
    return this.all.filter(request => request.step === step);
  }

  get failed(): SentRequest[] {
    return this.all.filter(({ outcome }) => outcome === 'failed');
  }
}

export const describe = ({ step, at, what, why, ms }: SentRequest): string =>
  `${new Date(at).toISOString()} [${step.name}] ${what}: ${why ?? 'no reason'} (${ms} ms)`;

/** Lets `rate` requests a second through, one after the other; what was missed is not made up. */
export class Pacer {
  private next = 0;

  constructor(private readonly rate: number) {}

  async turn(): Promise<void> {
    const now = Date.now();
    const at = Math.max(now, this.next);
    this.next = at + 1000 / this.rate;
    if (at > now) await pause(at - now);
  }
}
