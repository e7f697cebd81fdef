import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort, mongoUri, startBroker, startMongo } from '@ticketing/local';
import { killNotes, NotesProcess } from './fixtures/notes-process';
import { eventually, newDatabaseUri } from './testing';

// It measures time, and the other tests make the machine slow for moments.
jest.retryTimes(2);

const KEY = 'a key of more than thirty-two characters';
const AWAY = {
  errors: [{ message: 'The service is unavailable for the moment, please try again' }],
};

/** The settings of a process on the engines of the test run. */
const settings = (given: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  JWT_KEY: KEY,
  MONGO_URI: newDatabaseUri(),
  NATS_URL: process.env.TEST_NATS_URL,
  NATS_CLUSTER_ID: process.env.TEST_NATS_CLUSTER_ID,
  ...given,
});

const MINUTE_MS = 60_000;
const stopAfter: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await killNotes();
  await Promise.all(stopAfter.splice(0).map(engine => engine.stop()));
});

const exitWithin = async (notes: NotesProcess, ms: number) => {
  const start = Date.now();
  const code = await notes.exit;
  return { code, isInTime: Date.now() - start < ms };
};
const CLEAN = { code: 0, isInTime: true };

describe('a process with wrong settings', () => {
  it.each<[NodeJS.ProcessEnv, string]>([
    [{ JWT_KEY: undefined }, 'The setting JWT_KEY is missing'],
    [{ JWT_KEY: '' }, 'The setting JWT_KEY is missing'],
    [
      { MONGO_URI: 'mongodb://:secret@' },
      'The setting MONGO_URI is wrong: must be a MongoDB connection string',
    ],
    [
      { LOG_LEVEL: 'loud' },
      'The setting LOG_LEVEL is wrong: ' +
        'Invalid option: expected one of "trace"|"debug"|"info"|"warn"|"error"|"fatal"|"silent"',
    ],
    [{ NODE_ENV: 'production', RATE_LIMITS: 'off' }, 'RATE_LIMITS=off is refused in production'],
  ])('ends with one line: %j', async (given, line) => {
    const notes = new NotesProcess(settings(given));
    expect([await notes.exit, notes.stderr, notes.stdout]).toEqual([1, `notes: ${line}\n`, '']);
  });

  it('ends when its port is taken', async () => {
    const first = new NotesProcess(settings());
    const { port } = await first.logged('listening');
    const second = new NotesProcess(settings({ PORT: String(port) }));
    expect(await second.exit).toBe(1);
    expect(second.stdout).toContain('EADDRINUSE');
  });
});

describe('a process whose engines are away', () => {
  it(
    'lives, says so, and becomes ready when they come',
    async () => {
      const [mongoPort, natsPort] = [await freePort(), await freePort()];
      const MONGO_URI = mongoUri(mongoPort, 'notes');
      const NATS_URL = `nats://127.0.0.1:${natsPort}`;
      const notes = new NotesProcess(settings({ MONGO_URI, NATS_URL, NATS_CLUSTER_ID: 'late' }));
      expect(await notes.get('/healthz')).toMatchObject({ status: 200 });
      expect(await notes.get('/readyz')).toMatchObject({ status: 503 });
      expect(await notes.post('early')).toMatchObject({ status: 503, body: AWAY });

      stopAfter.push(await startMongo({ port: mongoPort }));
      await notes.logged('ready');
      expect(await notes.get('/readyz')).toMatchObject({ status: 200 });
      expect(await notes.post('without a broker')).toMatchObject({ status: 201 });
      expect((await notes.get('/metrics')).body).toContain('event_bus_connected 0');

      stopAfter.push(await startBroker({ port: natsPort, clusterId: 'late' }));
      await eventually(async () => {
        const { body } = await notes.get('/metrics');
        expect(body).toContain('events_published_total{type="note:taken"} 1');
      }, MINUTE_MS);
    },
    3 * MINUTE_MS,
  );

  it.each(['SIGTERM', 'SIGINT'] as const)('stops all the same: %s', async signal => {
    const [mongoPort, natsPort] = [await freePort(), await freePort()];
    const NATS_URL = `nats://127.0.0.1:${natsPort}`;
    const notes = new NotesProcess(settings({ MONGO_URI: mongoUri(mongoPort), NATS_URL }));
    await notes.logged('The database is not reached yet');
    notes.kill(signal);
    expect(await exitWithin(notes, 10_000)).toEqual(CLEAN);
  });

  it(
    'answers 503 within 5 s while its database is silent, and goes on afterwards',
    async () => {
      const mongod = await startMongo();
      stopAfter.push(mongod);
      const notes = new NotesProcess(settings({ MONGO_URI: mongod.url }));
      await notes.logged('ready');
      expect(await notes.post('before')).toMatchObject({ status: 201 });

      process.kill(mongod.pid, 'SIGSTOP');
      try {
        // More than the pool has connections: some wait for one in vain.
        const asked = Array.from({ length: 60 }, (_, n) => notes.post(`while ${n}`));
        for (const { status, body } of await Promise.all(asked))
          expect([status, body]).toEqual([503, AWAY]);
        expect(notes.slowest(503)).toBeLessThan(5_000);
        const { status, ms } = await notes.get('/readyz');
        expect([status, ms < 5_000]).toEqual([503, true]);
        expect(await notes.get('/healthz')).toMatchObject({ status: 200 });
      } finally {
        process.kill(mongod.pid, 'SIGCONT');
      }
      await eventually(async () => expect((await notes.get('/readyz')).status).toBe(200));
      expect(await notes.post('after')).toMatchObject({ status: 201 });
      notes.kill('SIGTERM');
      expect(await exitWithin(notes, 10_000)).toEqual(CLEAN);
    },
    2 * MINUTE_MS,
  );
});

it('does not wait for clients that say nothing', async () => {
  const notes = new NotesProcess(settings());
  const { port } = await notes.logged('listening');
  await notes.logged('ready');
  const silent = connect({ host: '127.0.0.1', port: port! }).on('error', () => undefined);
  await once(silent, 'connect');
  await notes.get('/healthz');
  notes.kill('SIGTERM');
  expect(await exitWithin(notes, 10_000)).toEqual(CLEAN);
  silent.destroy();
});
