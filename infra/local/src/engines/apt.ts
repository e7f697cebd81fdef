import { existsSync } from 'node:fs';
import { exec } from './exec';

const APT_LIMIT_MS = 3 * 60_000;

/** Whether this process may install Debian packages. */
export const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs one Debian package. Only for root. */
export async function apt(name: string): Promise<void> {
  // RUNLEVEL=1 keeps the package from starting a server of its own.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const options = { timeoutMs: APT_LIMIT_MS, env };
  const wait = ['-o', 'DPkg::Lock::Timeout=120', '-qq'];
  await exec('apt-get', [...wait, 'update'], options);
  await exec('apt-get', [...wait, 'install', '-y', '--no-install-recommends', name], options);
}
