import { headers } from 'next/headers';

/** A name or an address with its port; nothing that could be more than that in an address. */
const HOST = /^([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/i;

/** The first of the values that the proxies have put into a header, the visitor's own side. */
const firstOf = (header: string | null): string | undefined => header?.split(',')[0]?.trim();

/** Scheme and host by which the visitor has reached the site, as the proxy before it says. */
export const siteOrigin = async (): Promise<URL> => {
  const received = await headers();
  const named = firstOf(received.get('x-forwarded-host')) ?? received.get('host') ?? '';
  const host = HOST.test(named) ? named : 'localhost';
  const scheme = firstOf(received.get('x-forwarded-proto')) === 'https' ? 'https' : 'http';
  return new URL(`${scheme}://${host}`);
};
