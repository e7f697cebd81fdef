import { START_TIMEOUT_MS } from '../system';
import { names } from './names';
import { sceneOfFile } from './scene';
import { createWorld, STATES, type World } from './states';

const LOOK_TIMEOUT_MS = 60_000;
jest.setTimeout(LOOK_TIMEOUT_MS);

const scene = sceneOfFile(() => ({ isRecorded: false }));
let world: World;
beforeAll(async () => {
  world = await createWorld(scene.market);
}, START_TIMEOUT_MS);

describe('both sizes and themes, no violation of axe, nothing wider than the window', () => {
  it.each(STATES)('$name', ({ name, as, path, reach, ...options }) =>
    scene.walk(async ({ enter }) => {
      const visitor = await enter({ ...options, as: as?.(world) });
      await visitor.open(path(world));
      await reach(visitor, world);
      await visitor.look(name);
    }),
  );

  it('service-away', async () => {
    const release = await scene.system.hold('tickets');
    await scene
      .walk(async ({ enter }) => {
        const visitor = await enter({ expected: [503] });
        await visitor.open('/');
        await visitor.page.getByRole('alert').first().waitFor();
        await visitor.look('service-away');
        await visitor.open(world.tickets.onsale);
        await visitor.heading(names.errors.away);
        await visitor.look('service-away-ticket');
      })
      .finally(release);
  });
});
