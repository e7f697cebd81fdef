import { spawn } from 'node:child_process';

/**
 * Ends a process when this one has gone, however it went (a killed test run, too): a shell waits
 * on a pipe that closes with us.
 * @param folder removed as well, when given
 * @returns a function that calls it off; to be called as soon as the process has ended
 */
export function endWithUs(pid: number, folder = ''): () => void {
  const script = 'read _; kill -9 "$0" 2>/dev/null; [ -z "$1" ] || rm -rf "$1"';
  const guard = spawn('/bin/sh', ['-c', script, String(pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.on('error', () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  return () => void guard.kill('SIGKILL');
}
