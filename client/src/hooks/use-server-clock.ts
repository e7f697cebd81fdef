import { useCallback, useEffect, useRef, useState } from 'react';
import { adjustOffset, type ClockSample } from '../lib/countdown';

/** Often enough for a display of seconds to look even. */
const TICK_MS = 500;

/**
 * The time by the server's clock (ms), ticking. It starts from the page's own time, which is old
 * when the page comes out of a cache; each sample corrects it.
 */
export const useServerClock = (pageTime: number) => {
  const [now, setNow] = useState(pageTime);
  const offset = useRef<number | null>(null);

  useEffect(() => {
    offset.current ??= pageTime - Date.now();
    const tick = () => setNow(Date.now() + (offset.current ?? 0));
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [pageTime]);

  const addSample = useCallback((sample: ClockSample) => {
    offset.current = adjustOffset(offset.current ?? 0, sample);
  }, []);
  return { now, addSample };
};
