import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

export interface ExecOptions {
  timeoutMs: number;
  env?: NodeJS.ProcessEnv;
  /** Called with each line the program prints, on either stream. */
  onLine?: (line: string) => void;
}

/** How many of a program's last lines an error message can quote. */
const KEPT_LINES = 50;

/**
 * Runs a program to its end and returns what it printed, both streams together.
 * @throws Error with the last line printed when it cannot be started, fails or takes too long.
 */
export function exec(command: string, args: string[], options: ExecOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
      detached: true,
    });
    const lines: string[] = [];
    const onLine = (line: string) => {
      if (lines.push(line) > KEPT_LINES) lines.shift();
      options.onLine?.(line);
    };
    createInterface(child.stdout).on('line', onLine);
    createInterface(child.stderr).on('line', onLine);
    let late = false;
    const onExit = () => killGroup(child.pid);
    process.once('exit', onExit);
    const timer = setTimeout(() => {
      late = true;
      killGroup(child.pid);
    }, options.timeoutMs);
    const settle = () => {
      clearTimeout(timer);
      process.off('exit', onExit);
    };
    child.once('error', error => {
      settle();
      reject(new Error(`${command}: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      settle();
      if (code === 0) return resolve(lines.join('\n'));
      const last = lines.filter(line => line.trim()).at(-1) ?? `ended with ${signal ?? code}`;
      reject(
        new Error(late ? `no end after ${options.timeoutMs / 1000} s` : `${command}: ${last}`),
      );
    });
  });
}

/** A compiler or an installer has children of its own, which must not outlive it, nor us. */
function killGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // ended in the meantime
  }
}

/** The path of a program on the PATH, if there is one. */
export async function which(name: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const file = join(folder, name);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}

export async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
