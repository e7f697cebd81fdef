import { START_TIMEOUT_MS } from '../system';
import { sceneOfFile } from './scene';
import { STATES } from './states';
import type { State } from './states/state';
import { createWorld, type World } from './states/world';

const LOOK_TIMEOUT_MS = 60_000;
jest.setTimeout(LOOK_TIMEOUT_MS);

/** Longer than a look takes, in ms: what is shown while a service is silent must stay. */
const SILENCE_MS = '30000';

const scene = sceneOfFile(() => ({ isRecorded: false, env: { SERVICE_TIMEOUT_MS: SILENCE_MS } }));
let world: World;
beforeAll(async () => {
  world = await createWorld(scene.market);
}, START_TIMEOUT_MS);

/** Takes a process away, or its voice, if the state wants it so. Returns what ends that. */
const trouble = async ({ away, silent }: State): Promise<() => unknown> => {
  if (away) return scene.system.hold(away);
  const pid = silent && scene.system.pid(silent);
  if (!pid) return () => undefined;
  process.kill(pid, 'SIGSTOP');
  return () => process.kill(pid, 'SIGCONT');
};

describe('both sizes and themes, no violation of axe, nothing wider than the window', () => {
  it.each(STATES)('$name', async state => {
    const { name, as, path, reach, expected } = state;
    const end = await trouble(state);
    await scene
      .walk(async ({ enter }) => {
        const visitor = await enter({ expected, as: as?.(world) });
        await visitor.open(path(world));
        await reach(visitor, world);
        await visitor.look(name);
      })
      .finally(end);
  });
});
