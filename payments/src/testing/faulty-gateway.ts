import { UNKNOWN, type Gateway as AnyGateway } from '../gateway/gateway';

/** What a gateway to a real processor has. */
export type Gateway = Required<Omit<AnyGateway, 'answerBank'>>;

/** Whether the call that gets no answer was carried out all the same. */
export type Fault = 'before' | 'after';

/**
 * A gateway that can be told not to answer: `before` the call has its effect, or `after`. It
 * counts the calls that reached the gateway behind it.
 */
export class FaultyGateway {
  readonly calls: Record<keyof Gateway, number> = {
    create: 0,
    find: 0,
    confirm: 0,
    retrieve: 0,
    capture: 0,
    cancel: 0,
    refund: 0,
  };
  /** The calls that got no answer. */
  readonly withheld = { ...this.calls };
  private readonly faults = new Map<keyof Gateway, { fault: Fault; times: number }>();
  private readonly meanwhile = new Map<keyof Gateway, () => Promise<unknown>>();

  readonly create = this.wrap('create');
  readonly find = this.wrap('find');
  readonly confirm = this.wrap('confirm');
  readonly retrieve = this.wrap('retrieve');
  readonly capture = this.wrap('capture');
  readonly cancel = this.wrap('cancel');
  readonly refund = this.wrap('refund');
  readonly answerBank = (...given: Parameters<NonNullable<AnyGateway['answerBank']>>) =>
    this.real.answerBank!(...given);

  constructor(private readonly real: AnyGateway) {}

  /** The next `times` calls of that name get no answer. */
  fail(call: keyof Gateway, fault: Fault, times = 1) {
    this.faults.set(call, { fault, times });
  }

  /** Does something else between the next such call's effect and its answer. */
  during(call: keyof Gateway, work: () => Promise<unknown>) {
    this.meanwhile.set(call, work);
  }

  /** Every call is answered again, and the count begins anew. */
  heal() {
    this.faults.clear();
    this.meanwhile.clear();
    for (const call of Object.keys(this.calls) as (keyof Gateway)[])
      this.calls[call] = this.withheld[call] = 0;
  }

  private wrap<K extends keyof Gateway>(name: K): Gateway[K] {
    const call = async (...given: unknown[]) => {
      const planned = this.faults.get(name);
      const fault = planned && planned.times-- > 0 ? planned.fault : undefined;
      if (fault) this.withheld[name] += 1;
      if (fault === 'before') return UNKNOWN;
      this.calls[name] += 1;
      const result = await (this.real[name] as (...args: unknown[]) => Promise<unknown>)(...given);
      const work = this.meanwhile.get(name);
      this.meanwhile.delete(name);
      await work?.();
      return fault === 'after' ? UNKNOWN : result;
    };
    return call as Gateway[K];
  }
}
