const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** An amount of dollars as people read it: 1234.5 is "$1,234.50". */
export const formatPrice = (amount: number): string => dollars.format(amount);

/** The same amount in whole cents, as Stripe counts: 19.99 is 1999. */
export const toCents = (amount: number): number => Math.round(amount * 100);

/**
 * What a price field holds, for the API: a number where it is one, else the text as typed. The API
 * judges it either way, so that the rules for a price stay in one place.
 */
export const typedPrice = (text: string): number | string => {
  const trimmed = text.trim().replace(/^\$/, '').replaceAll(',', '');
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
};
