import {
  closeStreams,
  cookieFor,
  eventually,
  newId,
  newUser,
  openStream,
  testService,
} from '../testing';
import { notes } from '../fixtures/notes';
import { metrics } from '../metrics';
import { LIVE_LIMITS } from './limits';

const PER_ADDRESS = 3;
const PER_USER = 2;
const PER_PROCESS = 5;
const LIMITS = {
  streamsPerAddress: PER_ADDRESS,
  streamsPerUser: PER_USER,
  streamsPerProcess: PER_PROCESS,
};

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(notes, { LIVE: JSON.stringify(LIMITS) });
});
afterAll(() => kit.stop());

const openCount = async () =>
  (await metrics.liveStreams.get()).values.reduce((sum, { value }) => sum + value, 0);
afterEach(async () => {
  closeStreams();
  await eventually(async () => expect(await openCount()).toBe(0));
});

const watch = (address: string, query = `ids=${newId()}`) =>
  openStream(`${kit.url}/api/notes/events?${query}`, { 'X-Forwarded-For': address });
const watchOwn = (cookie: string) =>
  openStream(`${kit.url}/api/own-notes/events?ids=${newId()}`, {
    'X-Forwarded-For': newAddress(),
    Cookie: cookie,
  });
let addresses = 0;
const newAddress = () => `192.0.2.${(addresses += 1)}`;

const expectRefusal = async (opening: ReturnType<typeof openStream>, status: number) => {
  const answer = await opening;
  expect(answer.status).toBe(status);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(await answer.ended()).toBe('complete');
  expect(JSON.parse(answer.text)).toEqual({ errors: [{ message: expect.any(String) }] });
};

describe('the number of streams', () => {
  it('of an address is limited, and one that is closed makes room', async () => {
    const address = newAddress();
    const [first] = await Promise.all(Array.from({ length: PER_ADDRESS }, () => watch(address)));
    await expectRefusal(watch(address), 429);
    expect(await watch(newAddress())).toMatchObject({ status: 200 });
    expect(await openCount()).toBe(PER_ADDRESS + 1);
    first!.close();
    await eventually(async () => expect(await watch(address)).toMatchObject({ status: 200 }));
  });

  it('of an address counts a network of IPv6 as one', async () => {
    for (let host = 1; host <= PER_ADDRESS; host++)
      expect(await watch(`2001:db8:0:7::${host}`)).toMatchObject({ status: 200 });
    await expectRefusal(watch('2001:db8:0:7:a:b:c:d'), 429);
    expect(await watch('2001:db8:0:8::1')).toMatchObject({ status: 200 });
  });

  it('of an address does not count those that were refused for another reason', async () => {
    const address = newAddress();
    for (let n = 0; n < 2 * PER_ADDRESS; n++)
      expect(await watch(address, 'ids=x')).toMatchObject({ status: 400 });
    expect(await watch(address)).toMatchObject({ status: 200 });
  });

  it('of a user is limited, whatever the addresses', async () => {
    const cookie = cookieFor(newUser());
    for (let n = 0; n < PER_USER; n++)
      expect(await watchOwn(cookie)).toMatchObject({ status: 200 });
    await expectRefusal(watchOwn(cookie), 429);
    expect(await watchOwn(cookieFor(newUser()))).toMatchObject({ status: 200 });
  });

  it('of the process is limited', async () => {
    for (let n = 0; n < PER_PROCESS; n++)
      expect(await watch(newAddress())).toMatchObject({ status: 200 });
    await expectRefusal(watch(newAddress()), 503);
    expect(await watch(newAddress(), 'ids=x')).toMatchObject({ status: 400 });
  });
});

it('limits by default what a machine and an office can bear', () => {
  expect(LIVE_LIMITS).toMatchObject({
    streamsPerAddress: 30,
    streamsPerUser: 10,
    streamsPerProcess: 2_000,
  });
});
