import { createHash } from 'node:crypto';

const BYTES = 6;

/**
 * A number from 0 (included) to 1 that follows from the seed and the names alone: what is decided
 * by it does not depend on which of two concurrent requests came first.
 */
export const chance = (seed: number | string, ...names: (number | string)[]): number =>
  createHash('sha256')
    .update([seed, ...names].join('\n'))
    .digest()
    .readUIntBE(0, BYTES) /
  2 ** (8 * BYTES);

/** A whole number from `min` to `max`, both included. */
export const between = (at: number, [min, max]: readonly [number, number]): number =>
  min + Math.floor(at * (max - min + 1));
