import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const PAYMENTS = join('payments', 'dist', 'index.js');
const load = createRequire(__filename);

/** Whether this is the process of payments: the others are given the same NODE_OPTIONS. */
export const isPayments = process.argv[1]?.endsWith(PAYMENTS) ?? false;

type Work = (...args: never[]) => unknown;

/**
 * Replaces what a compiled module exports, for all that use it afterwards.
 * @throws Error when there is no such function, so that no control passes for want of a name
 */
export const replace = <T extends Work>(
  module: string,
  name: string,
  replacement: (original: T) => T,
): void => {
  const exported = load(module.startsWith('node:') ? module : join(ROOT, module)) as Record<
    string,
    unknown
  >;
  if (typeof exported[name] !== 'function') throw new Error(`${module} exports no ${name}`);
  exported[name] = replacement(exported[name] as T);
};
