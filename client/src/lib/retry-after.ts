/** Seconds to wait by a `Retry-After` header: a number of seconds, or a date. */
export const retryAfterSeconds = (header: unknown, now: number): number | undefined => {
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
};

/** A time to wait as people say it; `unknown` is "in a moment". */
export interface Wait extends Record<string, string | number> {
  unit: 'seconds' | 'minutes' | 'unknown';
  count: number;
}

/** 30 is 30 seconds, 840 is 14 minutes. */
export const waitOf = (seconds: number | undefined): Wait => {
  if (seconds === undefined || seconds <= 0) return { unit: 'unknown', count: 0 };
  return seconds < 90
    ? { unit: 'seconds', count: seconds }
    : { unit: 'minutes', count: Math.ceil(seconds / 60) };
};
