import { every, logger, type Worker } from '@ticketing/common';
import { isDue, Payment, type PaymentDocument } from '../models/payment';
import { settle, type Settling } from './settle';

/** How often the sweep looks for payments that are due, in ms. */
const SWEEP_INTERVAL_MS = 2_000;
/** Payments that a sweep takes up. */
const SWEEP_BATCH = 100;
/** Payments that are settled at the same time. */
const CONCURRENCY = 8;
/** Payments that wait for their turn; the sweep finds those beyond it. */
const MAX_QUEUE = 1_000;

/**
 * Settles payments: at once when it is woken, and by a sweep over the index of those that are due,
 * which finds what a killed process, a silent processor or a full queue left behind.
 */
export class Settler implements Worker {
  private readonly queue = new Set<string>();
  private readonly atWork = new Map<string, Promise<void>>();
  private readonly tracked = new Set<Promise<unknown>>();
  private readonly sweep = every(SWEEP_INTERVAL_MS, 'sweep of payments', () => this.findDue());
  private isRunning = false;

  constructor(private readonly settling: Settling) {}

  start() {
    this.isRunning = true;
    return this.sweep.start();
  }

  /** Lets what is at work finish; what waits for its turn is left to the next sweep. */
  async stop() {
    this.isRunning = false;
    await this.sweep.stop();
    await Promise.allSettled([...this.tracked, ...this.atWork.values()]);
  }

  /** Has a payment settled soon, if something is due. */
  wake(payment: PaymentDocument) {
    if (isDue(payment)) this.enqueue(payment.id as string);
  }

  /** Makes `stop` wait for work that goes on after its request was answered. */
  track<T>(work: Promise<T>): Promise<T> {
    this.tracked.add(work);
    const forget = () => void this.tracked.delete(work);
    work.then(forget, forget);
    return work;
  }

  private async findDue() {
    const due = await Payment.find({ settleAt: { $lte: new Date() } }, { _id: 1 })
      .sort({ settleAt: 1 })
      .limit(SWEEP_BATCH)
      .lean();
    for (const { _id } of due) this.enqueue(String(_id));
  }

  private enqueue(id: string) {
    if (!this.isRunning || this.queue.size >= MAX_QUEUE) return;
    this.queue.add(id);
    this.work();
  }

  private work() {
    for (const id of this.queue) {
      if (!this.isRunning || this.atWork.size >= CONCURRENCY) return;
      if (this.atWork.has(id)) continue; // its turn comes when that is done
      this.queue.delete(id);
      const work = settle(this.settling, id)
        .catch((error: unknown) => logger.warn({ err: error, id }, 'Left to the next sweep'))
        .finally(() => {
          this.atWork.delete(id);
          this.work();
        });
      this.atWork.set(id, work);
    }
  }
}
