import { describeBadInput } from './contract/describe-bad-input';
import { describeFuzz } from './contract/describe-fuzz';
import { describeHeldDatabase, describeIncomplete } from './contract/describe-outages';
import { describeStrangers, describeTampering } from './contract/describe-strangers';
import { startWorld, type World } from './contract/world';
import { START_TIMEOUT_MS } from './system';

// One system for all of it: most of these requests change nothing, and the ones that do come last.
let world: World;
beforeAll(async () => (world = await startWorld()), START_TIMEOUT_MS);
afterAll(() => world?.end(), START_TIMEOUT_MS);

describeBadInput(() => world);
describeStrangers(() => world);
describeIncomplete(() => world);
describeTampering(() => world);
describeHeldDatabase(() => world);
describeFuzz(() => world);
