import { randomBytes } from 'node:crypto';

const RANDOM_BYTES = 12;

/** A new id as Stripe makes them, e.g. `pi_3…`. */
export const newId = (prefix: string): string =>
  `${prefix}_${randomBytes(RANDOM_BYTES).toString('hex')}`;

/** Seconds since 1970, the unit of all of Stripe's times. */
export const seconds = (ms = Date.now()): number => Math.floor(ms / 1000);
