/** A host that no page can be on, to resolve relative addresses against. */
const NOWHERE = 'http://nowhere.invalid';
// eslint-disable-next-line no-control-regex -- they are what we look for
const CONTROL_OR_BACKSLASH = /[\u0000-\u001f\u007f\\]/;
const SIGN_IN_PAGES = new Set(['/signin', '/signup']);

const addressOf = (path: string) => new URL(path, NOWHERE);

/**
 * A page of this site to lead to, as somebody else has given it: path and query. Anything else is
 * `/`, so that a link or a form cannot lead on from here to somebody else's site (open redirect).
 */
export const safePage = (next: string | undefined): string => {
  // Browsers read `\` as `/` and drop tabs and line feeds: `/\evil.com` is another host.
  if (!next?.startsWith('/') || CONTROL_OR_BACKSLASH.test(next)) return '/';
  if (!URL.canParse(next, NOWHERE)) return '/';
  const url = addressOf(next);
  if (url.origin !== NOWHERE || url.pathname.startsWith('//')) return '/';
  if (url.pathname.startsWith('/api/')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
};

/** Where to go after signing in: a page of this site, but none to sign in on. */
export const safeNext = (next: string | undefined): string => {
  const page = safePage(next);
  return SIGN_IN_PAGES.has(addressOf(page).pathname) ? '/' : page;
};

/** The address of the sign-in page that leads back to `path`. */
export const signInPath = (path: string): string =>
  path === '/' ? '/signin' : `/signin?next=${encodeURIComponent(path)}`;
