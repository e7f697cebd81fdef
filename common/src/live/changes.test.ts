import mongoose from 'mongoose';
import { Note, NoteEdited, notes, storeNote } from '../fixtures/notes';
import { metrics } from '../metrics';
import { closeStreams, eventually, newId, openStream, testBus, testService } from '../testing';

const LARGE = 6_000_000;
const LIMITS = { sweepMs: 3_600_000, waitingLength: 2.5 * LARGE };

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(notes, { LIVE: JSON.stringify(LIMITS) });
});
afterEach(closeStreams);
afterAll(() => kit.stop());

const watch = (...ids: string[]) => openStream(`${kit.url}/api/notes/events?ids=${ids.join()}`);

const edit = (id: string, text: string) =>
  kit.http().put(`/api/notes/${id}`).send({ text }).expect(200);

/** An event that says no more than that there is a newer version. */
const hint = (id: string, version: number) =>
  kit.publish(NoteEdited, { id, text: 'a hint', version });

/** Stores a version past the outbox: no event tells of it. */
const store = async (id: string, version: number, text: string) => {
  const _id = new mongoose.Types.ObjectId(id);
  const change = { $set: { text: `${id}${version}${text}`, ownerId: '', version } };
  await Note.collection.updateOne({ _id }, change, { upsert: true });
};

const versionsOf = (stream: Awaited<ReturnType<typeof watch>>, id: string) =>
  stream.data('note').flatMap(note => (note.id === id ? [Number(note.version)] : []));

const isRising = (versions: number[]) =>
  versions.every((version, n) => n === 0 || version > versions[n - 1]!);

describe('what a stream tells', () => {
  it('is each version at most once and never an older one, whatever is heard', async () => {
    const { id } = await storeNote('hasty 0');
    const streams = await Promise.all([1, 2, 3].map(() => watch(id)));
    for (let n = 1; n <= 30; n++) {
      await edit(id, `hasty ${n}`);
      await Promise.all([hint(id, n), hint(id, n - 1), hint(id, n + 1)]);
    }
    for (const stream of streams) {
      await stream.until('note', id, { text: 'hasty 30', version: 30 });
      const versions = versionsOf(stream, id);
      expect(isRising(versions)).toBe(true);
    }
  });

  it('is what the database has: nothing of an event is passed on', async () => {
    const [{ id }, unknown] = [await storeNote('true'), newId()];
    const stream = await watch(id, unknown);
    await stream.until('note', id, { version: 0 });
    await hint(id, 7);
    await hint(unknown, 7);
    await edit(id, 'also true');
    await stream.until('note', id, { text: 'also true', version: 1 });
    expect(stream.text).not.toContain('a hint');
    expect(stream.text).not.toContain(unknown);
  });

  it('goes on after a message that cannot be read', async () => {
    const { id } = await storeNote('calm');
    const stream = await watch(id);
    const bus = testBus('stranger', kit.channelPrefix);
    bus.connect();
    await eventually(() => bus.publish(NoteEdited.type, 'no JSON'));
    await bus.close();
    await edit(id, 'still calm');
    await stream.until('note', id, { text: 'still calm' });
  });
});

describe('a reader that is too slow', () => {
  const text = 'x'.repeat(LARGE);

  it('gets the newest state of each thing when it goes on, and none of those between', async () => {
    const [blocking, id] = [newId(), newId()];
    await store(blocking, 0, text + text);
    await store(id, 0, 'small');
    const slow = await watch(blocking, id);
    slow.pause();
    const quick = await watch(id);
    for (let version = 1; version <= 5; version++) {
      await store(id, version, 'small');
      await hint(id, version);
      await quick.until('note', id, { version });
    }
    slow.resume();
    await slow.until('note', id, { version: 5 });
    expect(versionsOf(slow, id)).toEqual([5]);
  });

  it('is cut off when more waits for all of them than the process bears', async () => {
    const ids = [newId(), newId(), newId(), newId()];
    const stream = await watch(...ids);
    stream.pause();
    for (const id of ids) {
      await store(id, 0, text);
      await hint(id, 0);
    }
    await eventually(async () => {
      const { values } = await metrics.liveStreams.get();
      expect(values.every(({ value }) => value === 0)).toBe(true);
    });
    stream.resume();
    expect(await stream.ended()).toBe('cut');
  });

  it('finds no room for a stream that would have to wait for more', async () => {
    const ids = [newId(), newId(), newId()];
    for (const id of ids) await store(id, 0, text);
    expect(await watch(...ids)).toMatchObject({ status: 503 });
    expect(await watch(ids[0]!)).toMatchObject({ status: 200 });
  });
});
