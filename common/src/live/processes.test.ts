import mongoose from 'mongoose';
import { freePort, startBroker } from '@ticketing/local';
import { connectDatabase } from '../database';
import { killNotes, NotesProcess } from '../fixtures/notes-process';
import { closeStreams, eventually, newDatabaseUri } from '../testing';
import type { LiveLimits } from './limits';

// It measures time, and the other tests make the machine slow for moments.
jest.retryTimes(2);

const MINUTE_MS = 60_000;
const NEVER_MS = 3_600_000;
/** Below the time for which a process would wait for answers at work. */
const STOP_LIMIT_MS = 5_000;

const stopAfter: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  closeStreams();
  await killNotes();
  await Promise.all(stopAfter.splice(0).map(engine => engine.stop()));
});

/** Processes of one service, on one database. */
const start = async (limits: Partial<LiveLimits>[], given: NodeJS.ProcessEnv = {}) => {
  const uri = given.MONGO_URI ?? newDatabaseUri();
  const processes = limits.map(
    each =>
      new NotesProcess({
        JWT_KEY: 'key',
        MONGO_URI: uri,
        NATS_URL: process.env.TEST_NATS_URL,
        NATS_CLUSTER_ID: process.env.TEST_NATS_CLUSTER_ID,
        LIVE: JSON.stringify(each),
        ...given,
      }),
  );
  await Promise.all(processes.map(each => each.logged('ready')));
  return processes;
};

const take = async (notes: NotesProcess, text: string) => {
  const { status, body } = await notes.post(text);
  expect(status).toBe(201);
  return (body as { id: string }).id;
};

const isConnected = (notes: NotesProcess, isIt: boolean) =>
  eventually(async () => {
    const { body } = await notes.get('/metrics');
    expect(body).toContain(`event_bus_connected ${isIt ? 1 : 0}`);
  }, MINUTE_MS);

/** Stores a version past the outbox, so that no event ever tells of it. */
const store = async (uri: string, id: string, version: number, text: string) => {
  await connectDatabase(uri, []);
  const _id = new mongoose.Types.ObjectId(id);
  await mongoose.connection.collection('notes').updateOne({ _id }, { $set: { text, version } });
  await mongoose.disconnect();
};

const NO_SWEEP = { sweepMs: NEVER_MS };

describe('two processes', () => {
  it('tell of what the other one has changed, by its events alone', async () => {
    const [one, other] = (await start([NO_SWEEP, NO_SWEEP])) as [NotesProcess, NotesProcess];
    await Promise.all([isConnected(one, true), isConnected(other, true)]);
    const id = await take(one, 'taken');
    const streams = await Promise.all([one.watch(id), other.watch(id)]);
    for (let version = 1; version <= 3; version++) {
      await (version % 2 ? one : other).put(id, `edited ${version}`);
      for (const stream of streams)
        await stream.until('note', id, { text: `edited ${version}`, version });
    }
  });

  it('hand over to each other: a stream ends when its process stops, the next has it all', async () => {
    const [one, other] = (await start([{}, {}])) as [NotesProcess, NotesProcess];
    const id = await take(one, 'before');
    const streams = await Promise.all(Array.from({ length: 20 }, () => one.watch(id)));
    await Promise.all(streams.map(stream => stream.until('note', id, { text: 'before' })));
    const asked = Date.now();
    one.kill('SIGTERM');
    expect(await Promise.all(streams.map(stream => stream.ended()))).toEqual(
      streams.map(() => 'complete'),
    );
    await other.put(id, 'meanwhile');
    const next = await other.watch(id);
    await next.until('note', id, { text: 'meanwhile', version: 1 });
    expect(next.data('note')).toHaveLength(1);
    expect(await one.exit).toBe(0);
    expect(Date.now() - asked).toBeLessThan(STOP_LIMIT_MS);
  });
});

describe('a process that stops', () => {
  it('waits for no reader that takes nothing', async () => {
    const [notes] = (await start([{}])) as [NotesProcess];
    const ids: string[] = [];
    for (let n = 0; n < 12; n++) ids.push(await take(notes, `${n}${'x'.repeat(90_000)}`));
    const streams = await Promise.all(Array.from({ length: 10 }, () => notes.watch(...ids)));
    for (const stream of streams) stream.pause();
    const asked = Date.now();
    notes.kill('SIGTERM');
    expect(await notes.exit).toBe(0);
    expect(Date.now() - asked).toBeLessThan(STOP_LIMIT_MS);
  });

  it('takes no stream any more', async () => {
    const [notes] = (await start([{}])) as [NotesProcess];
    const id = await take(notes, 'late');
    const stream = await notes.watch(id);
    notes.kill('SIGTERM');
    await stream.ended();
    const late = await notes.watch(id);
    expect([late.status, late.headers['retry-after']]).toEqual([503, '1']);
  });

  it('control: killed, it cuts its streams off; the next one goes on all the same', async () => {
    const given = { MONGO_URI: newDatabaseUri() };
    const [notes] = (await start([{}], given)) as [NotesProcess];
    const id = await take(notes, 'killed');
    await notes.put(id, 'right before');
    const stream = await notes.watch(id);
    notes.kill('SIGKILL');
    expect(await stream.ended()).toBe('cut');
    const [next] = (await start([{}], given)) as [NotesProcess];
    await (await next.watch(id)).until('note', id, { text: 'right before', version: 1 });
  });
});

describe('while the broker is away', () => {
  it(
    'the sweep finds what is new; when it is back, events tell of it at once',
    async () => {
      const port = await freePort();
      const MONGO_URI = newDatabaseUri();
      const given = { MONGO_URI, NATS_URL: `nats://127.0.0.1:${port}`, NATS_CLUSTER_ID: 'live' };
      const limits = [{ sweepMs: 300 }, NO_SWEEP];
      const [one, other] = (await start(limits, given)) as [NotesProcess, NotesProcess];
      const id = await take(one, 'taken');
      const [sweeps, waits] = [await one.watch(id), await other.watch(id)];
      await store(MONGO_URI, id, 1, 'nobody told');
      await sweeps.until('note', id, { text: 'nobody told', version: 1 });
      // Control: without the sweep nobody has heard of it.
      expect(waits.data('note')).toMatchObject([{ text: 'taken' }]);

      stopAfter.push(await startBroker({ port, clusterId: 'live' }));
      await isConnected(other, true);
      // Found when its watch began: no event told of it.
      await waits.until('note', id, { text: 'nobody told', version: 1 });
      await other.put(id, 'told');
      for (const stream of [sweeps, waits])
        await stream.until('note', id, { text: 'told', version: 2 }, MINUTE_MS);
      expect(waits.data('note').map(({ version }) => version)).toEqual([0, 1, 2]);
    },
    3 * MINUTE_MS,
  );
});
