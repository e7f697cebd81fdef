import jwt from 'jsonwebtoken';
import mongoose from 'mongoose';
import { Note, notes, storeNote } from '../fixtures/notes';
import { metrics, registry } from '../metrics';
import {
  closeStreams,
  cookieFor,
  eventually,
  newId,
  newUser,
  openStream,
  rawHttp,
  testService,
} from '../testing';

const HEARTBEAT_MS = 200;
const LIFE_MS = 2_000;
const JITTER_MS = 500;
const LIMITS = {
  heartbeatMs: HEARTBEAT_MS,
  lifeMs: LIFE_MS,
  lifeJitterMs: JITTER_MS,
  sweepMs: 3_600_000,
};
const MORE_THAN_SOCKETS_HOLD = 'x'.repeat(12_000_000);

const total = async (metric: { get(): Promise<{ values: { value: number }[] }> }) =>
  (await metric.get()).values.reduce((sum, { value }) => sum + value, 0);

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(notes, { LIVE: JSON.stringify(LIMITS) });
});
afterEach(async () => {
  closeStreams();
  jest.restoreAllMocks();
  await eventually(async () => expect(await total(metrics.liveStreams)).toBe(0));
});
afterAll(() => kit.stop());

const pathOf = (...ids: string[]) => `${kit.url}/api/notes/events?ids=${ids.join()}`;
const watch = (...ids: string[]) => openStream(pathOf(...ids));

describe('a stream', () => {
  it('tells the time at its beginning and with each heartbeat', async () => {
    const stream = await watch(newId());
    await eventually(() => expect(stream.data('clock').length).toBeGreaterThan(3));
    const times = stream.data('clock').map(({ now }) => Date.parse(String(now)));
    expect(times.slice(1).every((time, n) => time - times[n]! >= HEARTBEAT_MS - 20)).toBe(true);
  });

  it('lives for a while, then ends in order; streams opened together do not end together', async () => {
    const start = Date.now();
    const ends = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const stream = await watch(newId());
        expect(await stream.ended()).toBe('complete');
        return Date.now() - start;
      }),
    );
    expect(Math.min(...ends)).toBeGreaterThan(LIFE_MS - JITTER_MS - 20);
    expect(Math.max(...ends) - Math.min(...ends)).toBeGreaterThan(JITTER_MS / 4);
  });

  it('ends with the session', async () => {
    const user = newUser();
    const { id } = await storeNote('mine', { ownerId: user.id });
    const token = jwt.sign(user, process.env.JWT_KEY!, { expiresIn: 1 });
    const session = Buffer.from(JSON.stringify({ jwt: token })).toString('base64');
    const path = `${kit.url}/api/own-notes/events?ids=${id}`;
    const watchOwn = () => openStream(path, { Cookie: `session=${session}` });
    const start = Date.now();
    const stream = await watchOwn();
    await stream.until('note', id, { text: 'mine' });
    expect(await stream.ended()).toBe('complete');
    expect(Date.now() - start).toBeLessThan(1_300);
    expect(await watchOwn()).toMatchObject({ status: 401 });
    const again = await openStream(path, { Cookie: cookieFor(user) });
    await again.until('note', id, { text: 'mine' });
  });

  it('is not kept open for a HEAD', async () => {
    const { pathname, search, host } = new URL(pathOf(newId()));
    const request = `HEAD ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
    const answer = await rawHttp(kit.url, request);
    expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([
      200,
      'text/event-stream',
      '',
    ]);
    expect(answer.ms).toBeLessThan(LIFE_MS - JITTER_MS);
  });

  it('counts what is open and what was sent, and does not count as a slow request', async () => {
    const sent = await total(metrics.liveMessages);
    const { id } = await storeNote('counted');
    const stream = await watch(id);
    await stream.until('note', id, {});
    expect(await total(metrics.liveStreams)).toBe(1);
    expect(await total(metrics.liveMessages)).toBe(sent + 1);
    stream.close();
    await eventually(async () => expect(await total(metrics.liveStreams)).toBe(0));
    expect(await registry.metrics()).not.toMatch(
      /duration_seconds_count\{[^}]*notes.events[^}]*"200"/,
    );
  });
});

describe('a stream whose database does not answer', () => {
  it('is 503, in the one shape', async () => {
    const lost = Object.assign(new Error('lost'), { name: 'MongoPoolClosedError' });
    jest.spyOn(Note, 'find').mockImplementationOnce(() => {
      throw lost;
    });
    const { body } = await kit.http().get(`/api/notes/events?ids=${newId()}`).expect(503);
    expect(body).toEqual({
      errors: [{ message: 'The service is unavailable for the moment, please try again' }],
    });
  });
});

describe('a reader that takes nothing for two heartbeats', () => {
  it('is cut off', async () => {
    const id = newId();
    await Note.collection.insertOne({
      _id: new mongoose.Types.ObjectId(id),
      text: MORE_THAN_SOCKETS_HOLD,
      ownerId: '',
      version: 0,
    } as never);
    const stream = await watch(id);
    stream.pause();
    const start = Date.now();
    await eventually(async () => expect(await total(metrics.liveStreams)).toBe(0));
    expect(Date.now() - start).toBeLessThan(LIFE_MS - JITTER_MS);
    stream.resume();
    expect(await stream.ended()).toBe('cut');
  });
});
