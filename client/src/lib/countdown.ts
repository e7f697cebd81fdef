/** Whole seconds until a reservation ends by the server's clock; never below 0. */
export const secondsLeft = (expiresAt: string, serverNow: number): number =>
  Math.max(0, Math.ceil((Date.parse(expiresAt) - serverNow) / 1000));

const two = (value: number) => String(value).padStart(2, '0');

/** Seconds as a clock shows them: 75 is "1:15", 3700 is "1:01:40". */
export const clockText = (seconds: number): string => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const tail = `${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
};

/** An answer's `Date` header with this machine's times of asking and of hearing, in ms. */
export interface ClockSample {
  dateHeader: unknown;
  sentAt: number;
  receivedAt: number;
}

/** HTTP dates are whole seconds: the server's clock was in [date, date + 1 s). */
const DATE_RESOLUTION_MS = 1000;

/**
 * How far the server's clock is ahead of this machine's, in ms, after one more sample. A sample
 * only gives bounds (the answer was dated between asking and hearing); an estimate within them is
 * kept, so that the countdown does not jitter, and one outside is moved to the nearer bound.
 */
export const adjustOffset = (offset: number, sample: ClockSample): number => {
  const date = typeof sample.dateHeader === 'string' ? Date.parse(sample.dateHeader) : Number.NaN;
  if (Number.isNaN(date)) return offset;
  const lowest = date - sample.receivedAt;
  const highest = date + DATE_RESOLUTION_MS - sample.sentAt;
  return Math.min(Math.max(offset, lowest), highest);
};
