import { useEffect } from 'react';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 8_000;
const BACKOFF = 1.5;

/**
 * Calls `poll` at once, after a second, and then ever less often up to every 8 s, for as long as
 * it is active; begins anew when `round` changes. A hidden page rests until it is seen again.
 */
export const usePolling = (poll: () => Promise<void>, active: boolean, round: unknown) => {
  useEffect(() => {
    if (!active) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let stopped = false;
    let wait = FIRST_WAIT_MS;
    const turn = async () => {
      if (!document.hidden) await poll();
      if (stopped) return;
      timer = setTimeout(turn, wait);
      wait = Math.min(wait * BACKOFF, LONGEST_WAIT_MS);
    };
    const onVisible = () => {
      if (!document.hidden) void poll();
    };
    timer = setTimeout(turn, 0);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [poll, active, round]);
};
