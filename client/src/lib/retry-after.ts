/** Seconds to wait by a `Retry-After` header: a number of seconds, or a date. */
export const retryAfterSeconds = (header: unknown, now: number): number | undefined => {
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
};

const unit = (amount: number, name: string) => `in ${amount} ${name}${amount === 1 ? '' : 's'}`;

/** "in 30 seconds", "in 15 minutes"; "in a moment" when it is not known. */
export const waitText = (seconds: number | undefined): string => {
  if (seconds === undefined || seconds <= 0) return 'in a moment';
  return seconds < 90 ? unit(seconds, 'second') : unit(Math.ceil(seconds / 60), 'minute');
};
