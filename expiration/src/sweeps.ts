import { every, type Worker } from '@ticketing/common';
import { waitingUntil } from './models/deadline';
import type { Timers } from './timers';

/** How often what is due and was not fired is looked for, in ms. */
const SWEEP_INTERVAL_MS = 1_000;
/** How long a timer has to fire what is due before the sweep takes it over, in ms. */
const SWEEP_AGE_MS = 500;
const SWEEP_BATCH = 500;
/** Deadlines that a sweep fires at a time. */
const SWEEP_CONCURRENCY = 32;

/** How often timers that Redis has lost are set again, in ms. */
const REBUILD_INTERVAL_MS = 2_000;
/** Only those that end within this time, in ms: each has many chances to be set again by then. */
const REBUILD_AHEAD_MS = 60_000;
const REBUILD_BATCH = 1_000;
/** Timers that are set at a time. */
const REBUILD_CONCURRENCY = 50;

/** Does the work for all of the list, `size` at a time. @throws what the first that failed threw */
const inChunks = async <T>(list: T[], size: number, work: (item: T) => Promise<unknown>) => {
  const results: PromiseSettledResult<unknown>[] = [];
  for (let at = 0; at < list.length; at += size)
    results.push(...(await Promise.allSettled(list.slice(at, at + size).map(work))));
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
};

/** Fires what is due and was not fired: it alone decides that no deadline is ever forgotten. */
export const dueSweep = (fire: (orderId: string) => Promise<void>): Worker =>
  every(SWEEP_INTERVAL_MS, 'sweep of due deadlines', async () => {
    for (;;) {
      const due = await waitingUntil(new Date(Date.now() - SWEEP_AGE_MS), SWEEP_BATCH);
      await inChunks(due, SWEEP_CONCURRENCY, ({ _id }) => fire(_id));
      if (due.length < SWEEP_BATCH) return;
    }
  });

/**
 * Sets the timers that are missing in Redis: after a start, or when Redis was away or lost them.
 * It asks Redis itself which ones are there, for whatever this process knows may be lost.
 */
export const timerRebuild = (timers: Timers): Worker =>
  every(REBUILD_INTERVAL_MS, 'rebuild of timers', async () => {
    if (!timers.isReady) return;
    const soon = await waitingUntil(new Date(Date.now() + REBUILD_AHEAD_MS), REBUILD_BATCH);
    await inChunks(await timers.withoutTimer(soon), REBUILD_CONCURRENCY, one => timers.set(one));
  });
