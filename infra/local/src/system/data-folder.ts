import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { APP_NAMES, ENGINE_NAMES, type Layout, WEB_NAMES } from './layout';
import { endByPidFile, livePid, removePidFile, writePidFile } from './pid-file';
import { StartError } from './start-error';

const STOP_LIMIT_MS = 12_000;
const POLL_MS = 100;
/** A copy that is stopping is waited for; so long it may take, and so long until it says so. */
const OTHER_STOP_LIMIT_MS = 60_000;
const OTHER_NOTICE_MS = 1_500;
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
  await waitForOther(layout, progress);
  rmSync(layout.stopping, { force: true });
  writePidFile(layout.pidFile(SUPERVISOR), process.pid);
  await endOrphans(layout, progress);
}

async function waitForOther(layout: Layout, progress: (line: string) => void): Promise<void> {
  const other = () => livePid(layout.pidFile(SUPERVISOR));
  const startedAt = Date.now();
  let told = false;
  for (let pid = other(); pid; pid = other()) {
    const isStopping = existsSync(layout.stopping);
    if (Date.now() - startedAt > (isStopping ? OTHER_STOP_LIMIT_MS : OTHER_NOTICE_MS)) {
      throw new StartError(
        `Another copy (pid ${pid}) uses the folder ${layout.folder}: ` +
          'stop it, or choose another folder with DATA_DIR.',
      );
    }
    if (isStopping && !told) progress(`Waiting for another copy (pid ${pid}) to stop …`);
    told ||= isStopping;
    await sleep(POLL_MS);
  }
}

/** Tells the next one that it is worth waiting. */
export function announceStop(layout: Layout): void {
  writeFileSync(layout.stopping, '');
}

export function leaveFolder(layout: Layout): void {
  removePidFile(layout.pidFile(SUPERVISOR));
  rmSync(layout.stopping, { force: true });
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
