const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 60 * 60 * 1000;

/** How far the zone's clocks are ahead of UTC at that instant, in milliseconds. */
const zoneOffset = (instant: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find(each => each.type === type)?.value);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  return Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second')) - instant;
};

const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: name }));
  } catch {
    return false;
  }
};

/** The instant at which clocks in the zone show midnight (UTC) of `wallClock`. */
const instantOf = (wallClock: number, timeZone: string): number => {
  const guess = wallClock - zoneOffset(wallClock, timeZone);
  return wallClock - zoneOffset(guess, timeZone); // the offset may have changed in between
};

/**
 * The first or last millisecond of a day (`2026-11-22`) where the visitor is, as an ISO instant.
 * An unknown zone counts as UTC; a text that is no day comes back as it is, for the API to refuse.
 */
export const dayBound = (day: string, edge: 'start' | 'end', timeZone = 'UTC'): string => {
  const midnight = DAY.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN;
  if (Number.isNaN(midnight)) return day;
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const instant =
    edge === 'start' ? instantOf(midnight, zone) : instantOf(midnight + DAY_MS, zone) - 1;
  return new Date(instant).toISOString();
};
