import { useCallback, useEffect, useRef, useState } from 'react';
import { adjustOffset, type ClockBounds } from '../lib/countdown';

/** Often enough for a display of seconds to look even. */
const TICK_MS = 500;

/**
 * The time by the server's clock (ms), ticking. It starts from the page's own time, which is old
 * when the page comes out of a cache; whatever tells the server's time corrects it.
 */
export const useServerClock = (pageTime: number) => {
  const [now, setNow] = useState(pageTime);
  const offset = useRef<number | null>(null);

  const tick = useCallback(() => setNow(Date.now() + (offset.current ?? 0)), []);
  useEffect(() => {
    offset.current ??= pageTime - Date.now();
    const timer = setInterval(tick, TICK_MS);
    document.addEventListener('visibilitychange', tick); // a hidden tab's timers sleep
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [pageTime, tick]);

  const adjust = useCallback((bounds: ClockBounds | undefined) => {
    offset.current = adjustOffset(offset.current ?? 0, bounds);
  }, []);
  return { now, adjust };
};
