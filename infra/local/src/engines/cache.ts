import { homedir, platform } from 'node:os';
import { join } from 'node:path';

/** The folder in which this user's fetched engines are kept, outside of any checkout. */
export function cacheFolder(): string {
  const base =
    process.env.XDG_CACHE_HOME ||
    join(homedir(), platform() === 'darwin' ? join('Library', 'Caches') : '.cache');
  return join(base, 'ticketing');
}
