/**
 * Characters that Figtree's files for Latin have. Any other would be looked for on the net by the
 * library that draws (src/services/share-image.tsx), and so must not come to it.
 */
const DRAWABLE = [
  '\\u0020-\\u007e\\u00a0-\\u00ac\\u00ae-\\u0113\\u0116-\\u0127\\u012a\\u012b\\u012e-\\u0137',
  '\\u0139-\\u013e\\u0141-\\u0148\\u014a-\\u014d\\u0150-\\u0161\\u0164\\u0165\\u016a-\\u017e',
  '\\u0218-\\u021b\\u2013\\u2014\\u2018-\\u201a\\u201c-\\u201e\\u2022\\u2026\\u20ac\\u2122',
].join('');
const LACKING = new RegExp(`[^${DRAWABLE}]+`, 'g');

/** As much of a text as can be drawn, up to a length; `''` if that is nothing that can be read. */
export const drawable = (text: string, most: number): string => {
  const kept = text.normalize('NFC').replace(LACKING, ' ').replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(kept)) return '';
  return kept.length > most ? `${kept.slice(0, most - 1).trimEnd()}…` : kept;
};
