/** The lowest and highest price of a ticket, in cents. */
export const MIN_PRICE_CENTS = 50;
export const MAX_PRICE_CENTS = 99_999_999;

/**
 * Whole cents of an amount of US dollars, read from its decimal digits so that no arithmetic is
 * done on a float: 19.99 is 1999, where `19.99 * 100` is not. `undefined` for anything that is not
 * a number with at most two decimals.
 */
export const parseDollars = (dollars: unknown): number | undefined => {
  if (typeof dollars !== 'number' || !Number.isFinite(dollars)) return undefined;
  const match = /^(-?\d+)(?:\.(\d{1,2}))?$/.exec(String(dollars));
  if (!match) return undefined;
  const [, whole, decimals = ''] = match;
  const cents = Number(`${whole}${decimals.padEnd(2, '0')}`);
  return Number.isSafeInteger(cents) ? cents : undefined;
};

/** As {@link parseDollars}, for an amount that was checked before. Throws RangeError if it was not. */
export const toCents = (dollars: number): number => {
  const cents = parseDollars(dollars);
  if (cents === undefined) throw new RangeError(`${dollars} is not an amount of dollars and cents`);
  return cents;
};

/** The JSON number of dollars that stands for whole cents: 1999 is 19.99. */
export const toDollars = (cents: number): number => {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`${cents} is not a whole number of cents`);
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return Number(`${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
};

/** Whether the amount may be a ticket's price: 0.50 to 999,999.99 with at most two decimals. */
export const isPrice = (dollars: unknown): dollars is number => {
  const cents = parseDollars(dollars);
  return cents !== undefined && cents >= MIN_PRICE_CENTS && cents <= MAX_PRICE_CENTS;
};
