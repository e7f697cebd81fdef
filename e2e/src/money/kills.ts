import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@ticketing/common/testing';
import { between, chance } from '@ticketing/stripe-double';
import type { TestSystem } from '../system';

/** How long a process is left alone after it is ready again, in ms. */
const PAUSE_MS = [4_000, 15_000] as const;
const RESTART_LIMIT_MS = 60_000;
/** Of the kills, those that hit payments; the others hit orders. */
const SHARE_OF_PAYMENTS = 0.6;

const isReady = async (system: TestSystem, name: 'payments' | 'orders'): Promise<void> => {
  const { ok } = await fetch(`${system.addresses[name]}/readyz`);
  if (!ok) throw new Error(`${name} is not ready`);
};

/** Kills payments and orders (-9) in turn by the seed, until what is returned is called. */
export const killAtRandom = (system: TestSystem, seed: number): (() => Promise<number>) => {
  let isOver = false;
  let kills = 0;
  const killing = (async () => {
    for (; !isOver; kills++) {
      const name = chance(seed, 'kill', kills) < SHARE_OF_PAYMENTS ? 'payments' : 'orders';
      await sleep(between(chance(seed, 'pause', kills), PAUSE_MS));
      const pid = system.pid(name);
      system.kill9(name);
      await eventually(() => {
        if ([undefined, pid].includes(system.pid(name))) throw new Error(`${name} stays away`);
      }, RESTART_LIMIT_MS);
      await eventually(() => isReady(system, name), RESTART_LIMIT_MS);
    }
  })();
  return async () => {
    isOver = true;
    await killing;
    return kills;
  };
};
