/** A host that no page can be on, to resolve relative addresses against. */
const NOWHERE = 'http://nowhere.invalid';
// eslint-disable-next-line no-control-regex -- they are what we look for
const CONTROL_OR_BACKSLASH = /[\u0000-\u001f\u007f\\]/;
const SIGN_IN_PAGES = new Set(['/signin', '/signup']);

/**
 * Where to go after signing in. Only a path of this site is taken, so that a link to our sign-in
 * page cannot lead on to somebody else's (open redirect); anything else is `/`.
 */
export const safeNext = (next: string | undefined): string => {
  // Browsers read `\` as `/` and drop tabs and line feeds: `/\evil.com` is another host.
  if (!next?.startsWith('/') || CONTROL_OR_BACKSLASH.test(next)) return '/';
  if (!URL.canParse(next, NOWHERE)) return '/';
  const url = new URL(next, NOWHERE);
  if (url.origin !== NOWHERE || url.pathname.startsWith('//')) return '/';
  if (url.pathname.startsWith('/api/') || SIGN_IN_PAGES.has(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
};

/** The address of the sign-in page that leads back to `path`. */
export const signInPath = (path: string): string =>
  path === '/' ? '/signin' : `/signin?next=${encodeURIComponent(path)}`;
