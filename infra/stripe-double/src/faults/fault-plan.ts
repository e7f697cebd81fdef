import { between, chance } from './decisions';

/** The calls that can be made to fail. */
export type Call =
  | 'create'
  | 'retrieve'
  | 'list'
  | 'confirm'
  | 'capture'
  | 'cancel'
  | 'createMethod'
  | 'retrieveMethod'
  | 'createToken'
  | 'refund'
  | 'retrieveRefund'
  | 'listRefunds'
  | 'retrieveCharge';

/**
 * `error`: 500, which is kept under the idempotency key; `reset`: the connection is cut; `hang`:
 * no answer ever comes. Each before the call has its effect, or after. `unavailable` (503),
 * `rate-limit` and `lock-timeout` (429) refuse the call before anything is done or kept.
 */
export type Fault =
  | 'error-before'
  | 'error-after'
  | 'reset-before'
  | 'reset-after'
  | 'hang-before'
  | 'hang-after'
  | 'unavailable'
  | 'rate-limit'
  | 'lock-timeout';

export interface Faults {
  /** How likely each is for a call, 0 to 1; together at most 1. */
  rates?: Partial<Record<Fault, number>>;
  /** How long an answer takes, in ms; half of it before the effect and half after. */
  latencyMs?: readonly [min: number, max: number];
  /** A call for one order is made to fail at random at most this often. */
  mostPerCall?: number;
}

const DEFAULT_MOST_PER_CALL = 8;

export interface Decision {
  fault?: Fault;
  latencyMs: number;
}

/**
 * Which call fails how. A decision follows from the seed, the order that the call is about, the
 * call, and how many such calls for that order came before: so the same seed decides the same,
 * whatever runs at the same time.
 */
export class FaultPlan {
  private readonly counts = new Map<string, number>();
  private readonly told: { call: Call; fault: Fault; times: number }[] = [];
  /** How often each fault struck. */
  readonly struck: Partial<Record<Fault, number>> = {};

  constructor(
    private readonly seed: number | string,
    private faults: Faults = {},
    /** Names an order, so that decisions are the same for other ids in another run. */
    private readonly nameOf: (orderId: string) => string = orderId => orderId,
  ) {}

  /** From now on. */
  change(faults: Faults): void {
    this.faults = faults;
  }

  /** The next `times` calls of that name fail so, before anything is left to chance. */
  failNext(call: Call, fault: Fault, times = 1): void {
    this.told.push({ call, fault, times });
  }

  clear(): void {
    this.told.length = 0;
    this.faults = {};
  }

  /** For a call about an order; '' when it names none. */
  decide(call: Call, orderId: string): Decision {
    const scope = this.nameOf(orderId);
    const fault = this.toldFault(call) ?? this.randomFault(call, scope);
    if (fault) this.struck[fault] = (this.struck[fault] ?? 0) + 1;
    const { latencyMs } = this.faults;
    const at = latencyMs ? chance(this.seed, scope, call, this.countOf(call, scope), 'late') : 0;
    return { fault, latencyMs: latencyMs ? between(at, latencyMs) : 0 };
  }

  private toldFault(call: Call): Fault | undefined {
    const next = this.told.find(each => each.call === call && each.times > 0);
    if (next) next.times -= 1;
    return next?.fault;
  }

  private randomFault(call: Call, scope: string): Fault | undefined {
    const count = this.countOf(call, scope) + 1;
    this.counts.set(`${scope}\n${call}`, count);
    if (count > (this.faults.mostPerCall ?? DEFAULT_MOST_PER_CALL)) return undefined;
    let left = chance(this.seed, scope, call, count);
    for (const [fault, rate] of Object.entries(this.faults.rates ?? {})) {
      left -= rate;
      if (left < 0) return fault as Fault;
    }
    return undefined;
  }

  private countOf(call: Call, scope: string): number {
    return this.counts.get(`${scope}\n${call}`) ?? 0;
  }
}
