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

/** How pressing it is to pay. */
export type Urgency = 'calm' | 'soon' | 'last';

/** Where the buyer is warned: two minutes before the end, and half a minute before. */
const SOON_SECONDS = 120;
const LAST_SECONDS = 30;

export const urgencyOf = (seconds: number): Urgency => {
  if (seconds <= LAST_SECONDS) return 'last';
  return seconds <= SOON_SECONDS ? 'soon' : 'calm';
};

/** What is known of how far the server's clock is ahead of this machine's: a range, in ms. */
export interface ClockBounds {
  lowest: number;
  highest: number;
}

/** An answer's `Date` header with this machine's times of asking and of hearing, in ms. */
export interface ClockSample {
  dateHeader: unknown;
  sentAt: number;
  receivedAt: number;
}

/** HTTP dates are whole seconds: the server's clock was in [date, date + 1 s). */
const DATE_RESOLUTION_MS = 1000;

/** By the date of an answer, which was made between asking and hearing. */
export const boundsOfAnswer = (sample: ClockSample): ClockBounds | undefined => {
  const date = typeof sample.dateHeader === 'string' ? Date.parse(sample.dateHeader) : Number.NaN;
  if (Number.isNaN(date)) return undefined;
  return { lowest: date - sample.receivedAt, highest: date + DATE_RESOLUTION_MS - sample.sentAt };
};

/** Longer than a message of a stream is on its way. One that was not is put right by the next. */
const LONGEST_WAY_MS = 3_000;

/** By the time that a stream tells (ms): it was that late or later when we heard of it. */
export const boundsOfClock = (told: {
  now: number;
  receivedAt: number;
}): ClockBounds | undefined => {
  const lowest = told.now - told.receivedAt;
  return Number.isNaN(lowest) ? undefined : { lowest, highest: lowest + LONGEST_WAY_MS };
};

/**
 * How far the server's clock is ahead of this machine's, in ms, by one more range. An estimate
 * within it is kept, so that the countdown does not jitter, and one outside is moved to the nearer
 * bound.
 */
export const adjustOffset = (offset: number, bounds: ClockBounds | undefined): number =>
  bounds ? Math.min(Math.max(offset, bounds.lowest), bounds.highest) : offset;
