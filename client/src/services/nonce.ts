import { headers } from 'next/headers';
import { NONCE_HEADER } from '../server/inside-headers';

/** The nonce that a script or style of the page must carry, or the browser leaves it alone. */
export const nonce = async (): Promise<string | undefined> =>
  (await headers()).get(NONCE_HEADER) ?? undefined;
