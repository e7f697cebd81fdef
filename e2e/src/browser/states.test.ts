import { START_TIMEOUT_MS } from '../system';
import { openMarket } from './market';
import { names } from './names';
import { openStage, type Stage } from './stage';
import { createWorld, STATES, type World } from './states';

const LOOK_TIMEOUT_MS = 60_000;
jest.setTimeout(LOOK_TIMEOUT_MS);

let stage: Stage;
let world: World;
beforeAll(async () => {
  stage = await openStage({ isRecorded: false });
  world = await createWorld(await openMarket(stage.system));
}, START_TIMEOUT_MS);
afterAll(() => stage?.close(), START_TIMEOUT_MS);

describe('both sizes and themes, no violation of axe, nothing wider than the window', () => {
  it.each(STATES)('$name', ({ name, as, path, reach, ...options }) =>
    stage.walk(async ({ enter }) => {
      const visitor = await enter({ ...options, as: as?.(world) });
      await visitor.open(path(world));
      await reach(visitor, world);
      await visitor.look(name);
    }),
  );

  it('service-away', async () => {
    const release = await stage.system.hold('tickets');
    await stage
      .walk(async ({ enter }) => {
        const visitor = await enter({ expected: [500, 503] });
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
