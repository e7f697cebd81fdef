const TIMEOUT_MS = 15_000;
const INTERVAL_MS = 20;

/**
 * Waits for a condition: tries `check` until it neither throws nor rejects, and gives its result.
 * @throws what the last try threw, after `timeoutMs`
 */
export const eventually = async <T>(
  check: () => T | Promise<T>,
  timeoutMs = TIMEOUT_MS,
): Promise<T> => {
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, INTERVAL_MS));
    }
  }
};
