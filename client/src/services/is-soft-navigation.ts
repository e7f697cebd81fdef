import { headers } from 'next/headers';

/** The path of the page that a request came from, on whatever host. */
const pathOf = (referer: string | null): string | undefined =>
  referer !== null && URL.canParse(referer) ? new URL(referer).pathname : undefined;

/**
 * Whether the page's script asks for the page, on the way from another one. Such a page may be sent
 * in parts; what a browser shows by itself must come whole, or it would need a script to be put
 * together.
 */
export const isSoftNavigation = async (path: string): Promise<boolean> => {
  const received = await headers();
  const from = pathOf(received.get('referer'));
  return received.get('sec-fetch-dest') === 'empty' && from !== undefined && from !== path;
};
