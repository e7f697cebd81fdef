import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { birthOf, isAlive } from '../engines/process-facts';

const POLL_MS = 50;

/** Beside the pid, what tells that process from a later one with the same pid. */
const birthFileOf = (pidFile: string) => `${pidFile}.birth`;

export function writePidFile(pidFile: string, pid: number): void {
  writeFileSync(birthFileOf(pidFile), `${pid} ${birthOf(pid) ?? ''}`);
  writeFileSync(`${pidFile}.new`, `${pid}\n`);
  // In one step: whoever reads it meanwhile finds a whole number.
  renameSync(`${pidFile}.new`, pidFile);
}

export function removePidFile(pidFile: string): void {
  rmSync(pidFile, { force: true });
  rmSync(birthFileOf(pidFile), { force: true });
}

/** The pid in the file, if that very process still runs. */
export function livePid(pidFile: string): number | undefined {
  try {
    const [pid, ...birth] = readFileSync(birthFileOf(pidFile), 'utf8').split(' ');
    return birthOf(Number(pid)) === birth.join(' ') && isAlive(Number(pid))
      ? Number(pid)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Ends the process of a pid file, if it still runs, in order or after the limit by force. */
export async function endByPidFile(pidFile: string, limitMs: number): Promise<boolean> {
  const pid = livePid(pidFile);
  if (!pid) return false;
  signal(pid, 'SIGTERM');
  const deadline = Date.now() + limitMs;
  while (livePid(pidFile)) {
    if (Date.now() > deadline) signal(pid, 'SIGKILL');
    await sleep(POLL_MS);
  }
  removePidFile(pidFile);
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in the meantime.
  }
}
