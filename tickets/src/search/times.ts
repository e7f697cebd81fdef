import { z } from 'zod';

const day = z.iso.date();
const dateTime = z.union([
  z.iso.datetime({ offset: true }),
  z.iso.datetime({ offset: true, precision: -1 }), // without seconds
]);

const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST_MS = Date.parse('1970-01-01T00:00:00.000Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** The instant of an ISO 8601 date and time that says its offset or `Z`, else `undefined`. */
export const parseInstant = (value: unknown): Date | undefined =>
  dateTime.safeParse(value).success ? new Date(value as string) : undefined;

/** Whether it may be an event's time: in the years 1970 to 9999, as they are in UTC. */
export const isEventTime = (value: unknown): boolean => {
  const time = parseInstant(value)?.getTime();
  return time !== undefined && time >= FIRST_MS && time <= LAST_MS;
};

/**
 * The first or last instant that a bound allows: the date and time itself, or for a date alone the
 * first or last millisecond of that day in UTC. `undefined` when it is neither.
 */
export const parseBound = (value: unknown, edge: 'from' | 'to'): Date | undefined => {
  if (!day.safeParse(value).success) return parseInstant(value);
  const start = Date.parse(`${value as string}T00:00:00.000Z`);
  return new Date(edge === 'to' ? start + DAY_MS - 1 : start);
};
