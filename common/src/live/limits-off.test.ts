import { notes } from '../fixtures/notes';
import { closeStreams, cookieFor, newId, newUser, openStream, testService } from '../testing';

const MANY = 20;
const LIMITS = { streamsPerAddress: 1, streamsPerUser: 1, streamsPerProcess: MANY };

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(notes, { LIVE: JSON.stringify(LIMITS), RATE_LIMITS: 'off' });
});
afterEach(closeStreams);
afterAll(() => kit.stop());

describe('RATE_LIMITS=off', () => {
  it.each(['notes', 'own-notes'])('leaves the limit of the process only: %s', async path => {
    const Cookie = cookieFor(newUser());
    const watch = () => openStream(`${kit.url}/api/${path}/events?ids=${newId()}`, { Cookie });
    for (let n = 0; n < MANY; n++) expect(await watch()).toMatchObject({ status: 200 });
    expect(await watch()).toMatchObject({ status: 503 });
  });
});
