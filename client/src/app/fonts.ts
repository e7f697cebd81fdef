import localFont from 'next/font/local';

/**
 * Figtree (SIL Open Font License), served by the site itself. One file of 20 kB has every weight;
 * until it is there a system font of the same measures stands in, so nothing moves. Characters that
 * it lacks come from the visitor's system.
 */
export const figtree = localFont({
  src: '../../../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2',
  weight: '300 900',
  variable: '--font-figtree',
  display: 'swap',
});
