import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { APP_NAMES, ENGINE_NAMES, type Layout, WEB_NAMES } from './layout';
import { endByPidFile, livePid, removePidFile, writePidFile } from './pid-file';
import { StartError } from './start-error';

const STOP_LIMIT_MS = 12_000;
/** The pid file of the process that supervises all others. */
const SUPERVISOR = 'supervisor';

/**
 * Makes this process the only one that uses the folder, and ends what an earlier one left behind
 * when it was killed.
 * @throws StartError when another copy uses it
 */
export async function takeFolder(layout: Layout, progress: (line: string) => void): Promise<void> {
  mkdirSync(layout.run, { recursive: true });
  mkdirSync(layout.logs, { recursive: true });
  const own = layout.pidFile(SUPERVISOR);
  const other = livePid(own);
  if (other) {
    throw new StartError(
      `Another copy (pid ${other}) uses the folder ${layout.folder}: ` +
        'stop it, or choose another folder with DATA_DIR.',
    );
  }
  writePidFile(own, process.pid);
  await endOrphans(layout, progress);
}

export function leaveFolder(layout: Layout): void {
  removePidFile(layout.pidFile(SUPERVISOR));
}

/** Removes what users did; logs stay. */
export function emptyFolder(layout: Layout): void {
  for (const path of [layout.data, layout.demo, layout.jwtKey]) {
    rmSync(path, { recursive: true, force: true });
  }
}

/** The key for the sessions of this folder's users, made once. */
export function jwtKeyOf(layout: Layout): string {
  if (!existsSync(layout.jwtKey)) {
    writeFileSync(layout.jwtKey, randomBytes(32).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(layout.jwtKey, 'utf8').trim();
}

/** Services before engines, as when it stops in order. */
async function endOrphans(layout: Layout, progress: (line: string) => void): Promise<void> {
  for (const names of [WEB_NAMES, APP_NAMES, ENGINE_NAMES]) {
    const ended = await Promise.all(
      names.map(async name => (await endByPidFile(layout.pidFile(name), STOP_LIMIT_MS)) && name),
    );
    const orphans = ended.filter(Boolean);
    if (orphans.length > 0)
      progress(`Ended what an earlier run left behind: ${orphans.join(', ')}`);
  }
}
