import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { exec, freePort } from '@ticketing/local';

const ROOT = resolve(__dirname, '../../..');
const BUILD_LIMIT_MS = 5 * 60_000;
const START_LIMIT_MS = 30_000;
const POLL_MS = 100;

/** The least app there is that has a component in the browser. */
const FILES = {
  'app/layout.jsx': `export default ({ children }) => <html lang="en"><body>{children}</body></html>;`,
  'app/page.jsx': `import { Counter } from './counter';
export const dynamic = 'force-dynamic';
export default () => <Counter />;`,
  'app/counter.jsx': `'use client';
import { useState } from 'react';
export const Counter = () => {
  const [count, setCount] = useState(0);
  return <button onClick={() => setCount(count + 1)}>{count}</button>;
};`,
  'next.config.mjs': `export default {
  outputFileTracingRoot: ${JSON.stringify(ROOT)},
  turbopack: { root: ${JSON.stringify(ROOT)} },
};`,
};

const nextBin = () => join(dirname(require.resolve('next/package.json')), 'dist/bin/next');

const untilAnswers = async (url: string): Promise<void> => {
  const end = Date.now() + START_LIMIT_MS;
  for (;;) {
    const isThere = await fetch(url).then(
      answer => answer.ok,
      () => false,
    );
    if (isThere) return;
    if (Date.now() > end) throw new Error(`The empty app does not answer at ${url}`);
    await new Promise(done => setTimeout(done, POLL_MS));
  }
};

/**
 * Builds and serves an app with nothing in it, of the same Next and React as the site, for as long
 * as the work takes: what a page of it costs is the framework's own share.
 */
export const withEmptyApp = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  // Inside of the checkout, where Next and React are found.
  await mkdir(join(ROOT, 'bench/dist'), { recursive: true });
  const folder = await mkdtemp(join(ROOT, 'bench/dist/empty-app-'));
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  try {
    await mkdir(join(folder, 'app'));
    for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
    await exec(process.execPath, [nextBin(), 'build', folder], { timeoutMs: BUILD_LIMIT_MS, env });
    const port = String(await freePort());
    const args = [nextBin(), 'start', folder, '-p', port, '-H', '127.0.0.1'];
    const server = spawn(process.execPath, args, {
      stdio: 'ignore',
      env: { ...process.env, ...env } as NodeJS.ProcessEnv,
    });
    const url = `http://127.0.0.1:${port}/`;
    try {
      await untilAnswers(url);
      return await work(url);
    } finally {
      const ended = new Promise(done => server.once('close', done));
      server.kill();
      await ended;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
