import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export const NAMESPACE = process.env.NAMESPACE ?? 'ticketing';
const LIMIT_MS = 180_000;

/** Runs kubectl in the site's namespace and returns what it prints. @throws Error when it fails */
export const kubectl = async (...args) => {
  const run = promisify(execFile);
  const { stdout } = await run('kubectl', ['-n', NAMESPACE, ...args], { timeout: LIMIT_MS });
  return stdout.trim();
};

export const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Calls `look` until it returns something true, or throws after `limitMs` what it threw last. */
export const until = async (what, limitMs, look) => {
  const end = Date.now() + limitMs;
  for (;;) {
    let problem = new Error('not so');
    const found = await Promise.resolve()
      .then(look)
      .catch(error => void (problem = error));
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what}: ${problem.message}`);
    await pause(300);
  }
};
