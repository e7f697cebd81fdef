/** The same amount in whole cents, as Stripe counts: 19.99 is 1999. */
export const toCents = (amount: number): number => Math.round(amount * 100);

const NUMBER = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

/**
 * What a price field holds, for the API: a number where it is one, else the text as typed. The API
 * judges it either way, so that the rules for a price stay in one place. A comma parts thousands;
 * "12,50" is no number, lest somebody who means 12.50 asks for 1250.
 */
export const typedPrice = (text: string): number | string => {
  const trimmed = text.trim().replace(/^\$\s*/, '');
  return NUMBER.test(trimmed) ? Number(trimmed.replaceAll(',', '')) : trimmed;
};
