import mongoose from 'mongoose';
import { z } from 'zod';
import { connectDatabase } from '../database';
import { event } from '../events/event';
import { toMessage, type Envelope } from '../events/envelope';
import { newDatabaseUri, newId } from '../testing';
import { currentTraceId } from '../context';
import { DeadLetter, MAX_FAILURES } from './dead-letter';
import { listener, messageHandler } from './listener';
import { storeIfNewer } from './newest-wins';
import { retryOnConflict } from './retry-on-conflict';

const Happened = event('it:happened', z.object({ id: z.string(), n: z.number() }));
const Replica = mongoose.model(
  'Replica',
  new mongoose.Schema({ name: String, version: Number }, { versionKey: false }),
);

beforeAll(() => connectDatabase(newDatabaseUri(), [DeadLetter, Replica]));
afterAll(async () => {
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
});
beforeEach(() => DeadLetter.deleteMany({}));

const envelope = (given: Partial<Envelope> = {}): Envelope => ({
  id: newId(),
  source: 'test',
  type: 'it:happened',
  time: new Date().toISOString(),
  subject: newId(),
  aggregateversion: 0,
  data: { id: newId(), n: 1 },
  ...given,
});

describe('a listener', () => {
  it('hands over the checked data and what the envelope says, in the trace of the event', async () => {
    const trace = 'a'.repeat(32);
    const sent = envelope({ traceparent: `00-${trace}-${'b'.repeat(16)}-01`, aggregateversion: 3 });
    const seen: unknown[] = [];
    const handle = messageHandler(
      listener(Happened, async (data, meta) => seen.push([data, meta, currentTraceId()])),
    );
    await handle(toMessage(sent));
    const { data, ...meta } = sent;
    expect(seen).toEqual([[data, meta, trace]]);
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '42'],
    ['null', 'null'],
    ['empty', ''],
    ['no CloudEvent', '{"hello":"world"}'],
    ['another type', toMessage(envelope({ type: 'it:other' }))],
    ['no version', JSON.stringify({ ...envelope(), specversion: '1.0', aggregateversion: 'x' })],
    ['a negative version', toMessage(envelope({ aggregateversion: -1 }))],
    ['data that fails the check', toMessage(envelope({ data: { id: 1, n: 'x' } }))],
    ['no data', toMessage(envelope({ data: undefined }))],
  ])('sets a message aside that has %s, once, as it came', async (_what, message) => {
    const handler = jest.fn();
    const handle = messageHandler(listener(Happened, handler));
    await handle(message);
    await handle(message);
    expect(handler).not.toHaveBeenCalled();
    expect(await DeadLetter.find().lean()).toEqual([
      expect.objectContaining({ channel: 'it:happened', message, dead: true }),
    ]);
  });

  it(`asks for another delivery ${MAX_FAILURES - 1} times, then sets the event aside`, async () => {
    const handler = jest.fn().mockRejectedValue(new Error('a defect'));
    const handle = messageHandler(listener(Happened, handler));
    const message = toMessage(envelope());
    for (let n = 1; n < MAX_FAILURES; n++)
      await expect(handle(message)).rejects.toThrow('a defect');
    expect(await DeadLetter.countDocuments({ dead: true })).toBe(0);
    await handle(message);
    expect(handler).toHaveBeenCalledTimes(MAX_FAILURES);
    expect(await DeadLetter.findOne({ dead: true }).lean()).toMatchObject({
      message,
      failures: MAX_FAILURES,
      lastError: 'Error: a defect',
    });
  });

  it('does not count failures while the database is away', async () => {
    const away = new mongoose.mongo.MongoNetworkError('away');
    const handle = messageHandler(listener(Happened, () => Promise.reject(away)));
    const message = toMessage(envelope());
    for (let n = 0; n < MAX_FAILURES * 2; n++)
      await expect(handle(message)).rejects.toThrow('away');
    expect(await DeadLetter.countDocuments({})).toBe(0);
  });
});

describe('storeIfNewer', () => {
  it.each([
    [[0, 1, 2], 2],
    [[2, 1, 0], 2],
    [[1, 1, 1], 1],
    [[5], 5],
    [[3, 0, 3, 7, 2], 7],
  ])('holds the newest of %j', async (versions, newest) => {
    const _id = newId();
    for (const version of versions)
      await storeIfNewer(Replica, _id, version, { name: `v${version}` });
    expect(await Replica.findById(_id).lean()).toMatchObject({
      name: `v${newest}`,
      version: newest,
    });
  });

  it('holds the newest of many that arrive at once, and says which were newer', async () => {
    for (let round = 0; round < 10; round++) {
      const _id = newId();
      const versions = Array.from({ length: 20 }, (_, n) => (n * 7) % 20);
      const results = await Promise.all(
        versions.map(version => storeIfNewer(Replica, _id, version, { name: `v${version}` })),
      );
      expect(await Replica.findById(_id).lean()).toMatchObject({ name: 'v19', version: 19 });
      expect(results.filter(Boolean).length).toBeGreaterThan(0);
    }
  });
});

describe('retryOnConflict', () => {
  it('tries again after a lost race, and no other error', async () => {
    const lost = new mongoose.Error.VersionError(new Replica(), 0, []);
    const work = jest.fn().mockRejectedValueOnce(lost).mockResolvedValueOnce('won');
    expect(await retryOnConflict(work)).toBe('won');
    const broken = jest.fn().mockRejectedValue(new Error('a defect'));
    await expect(retryOnConflict(broken)).rejects.toThrow('a defect');
    expect(broken).toHaveBeenCalledTimes(1);
  });

  it('gives up after a bounded number of tries', async () => {
    const lost = new mongoose.Error.VersionError(new Replica(), 0, []);
    const work = jest.fn().mockRejectedValue(lost);
    await expect(retryOnConflict(work)).rejects.toBe(lost);
    expect(work).toHaveBeenCalledTimes(20);
  });
});
