import type { Site } from './site';

/** A hold that runs out later is not waited for, in seconds. */
export const LONGEST_HOLD_SECONDS = 60;
const SETTING = 'E2E_REMOTE';

/** A running deployment that is tested. */
export interface Remote {
  site: Site;
  /** How long it holds a ticket for its buyer, in seconds. */
  holdSeconds: number;
}

/** Tells the tests, which run in processes of their own, what they test. */
export const toEnv = (remote: Remote): NodeJS.ProcessEnv => ({ [SETTING]: JSON.stringify(remote) });

/** The deployment that is tested; undefined when the tests bring their own system. */
export const remoteFromEnv = (): Remote | undefined => {
  const text = process.env[SETTING];
  return text ? (JSON.parse(text) as Remote) : undefined;
};
