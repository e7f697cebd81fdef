import localFont from 'next/font/local';

/**
 * Figtree (SIL Open Font License), served by the site itself. One file of 20 kB has every weight.
 * Where a slow link brings it after the first paint, that page keeps the font of the visitor's
 * system, so nothing moves, and the next has this one. Characters that it lacks are the system's.
 */
export const figtree = localFont({
  src: '../../../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2',
  weight: '300 900',
  variable: '--font-figtree',
  display: 'optional',
  adjustFontFallback: false, // it would stand in for the system's own font, which never gives way
});
