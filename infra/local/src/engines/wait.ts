import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;

/**
 * Tries until `attempt` no longer throws.
 * @param canStill throws when it has become pointless to go on
 * @throws the last error when the time is over
 */
export async function waitFor<T>(
  attempt: () => Promise<T>,
  timeoutMs: number,
  canStill: () => void = () => undefined,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      canStill();
      if (Date.now() > deadline) throw error;
    }
    await sleep(POLL_MS);
  }
}
