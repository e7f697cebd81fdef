import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './process-facts';

const POLL_MS = 250;
const WAIT_LIMIT_MS = 10 * 60_000;
/** An owner writes its pid right after it created the file; one that did not in this time died. */
const EMPTY_LIMIT_MS = 10_000;

/**
 * Runs `work` while holding a lock file, so that two starters fetch an engine once.
 * A lock whose owner has died is taken over. Should two take it over at the same moment, both
 * fetch, which costs time only: what they fetch is put in place by an atomic rename.
 */
export async function withLock<T>(
  file: string,
  onWait: () => void,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  const deadline = Date.now() + WAIT_LIMIT_MS;
  let told = false;
  while (!(await take(file))) {
    if (Date.now() > deadline) throw new Error(`another process holds ${file} for too long`);
    if (!told) onWait();
    told = true;
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (await isAbandoned(file)) await rm(file, { force: true });
    return false;
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  const owner = Number(await readFile(file, 'utf8').catch(() => ''));
  if (owner) return !isAlive(owner);
  const created = await stat(file).catch(() => undefined);
  return created !== undefined && Date.now() - created.mtimeMs > EMPTY_LIMIT_MS;
}
