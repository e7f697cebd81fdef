import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startSystem, type System } from '@ticketing/local';
import { remoteFromEnv } from './remote';
import type { Site } from './site';

/** Time for a whole system to start on a busy machine, in ms. */
export const START_TIMEOUT_MS = 120_000;

export interface TestSystem extends System {
  /** Stops it and removes its data. */
  end(): Promise<void>;
}

/** The whole system, by the code of `npm start`, with data of its own. */
export const startTestSystem = async (env: NodeJS.ProcessEnv = {}): Promise<TestSystem> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ticketing-e2e-'));
  const system = await startSystem({
    port: await freePort(),
    dataDir,
    tied: true,
    env: { LOG_LEVEL: 'warn', ...env },
  });
  const end = async () => {
    await system.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...system, end };
};

/** What a test of the whole needs of a system, wherever it runs. */
export interface SystemUnderTest {
  site: Site;
  /** Kills a process (-9) that is started again at once; only where the system is our own. */
  kill9?: System['kill9'];
  end(): Promise<void>;
}

/** The deployment that `npm run e2e -- --base-url` names, else a system of our own. */
export const openSystem = async (env: NodeJS.ProcessEnv): Promise<SystemUnderTest> => {
  const remote = remoteFromEnv();
  if (remote) return { site: remote.site, end: async () => undefined };
  const { url, kill9, end } = await startTestSystem(env);
  return { site: { url }, kill9, end };
};
