import { ServiceError } from './service-error';

/** How long a page waits for what it can do without, in ms: it has other things to show. */
const PATIENCE_MS = 2_000;

const after = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** What is read from a service, or `without` when that is away or slow. */
export const orDoWithout = async <T, W>(
  reading: Promise<T>,
  without: W,
  patienceMs = PATIENCE_MS,
): Promise<T | W> => {
  try {
    return await Promise.race([reading, after(patienceMs).then(() => without)]);
  } catch (error) {
    if (error instanceof ServiceError) return without;
    throw error;
  }
};
