import { Agent } from 'node:http';
import mongoose from 'mongoose';
import { connectDatabase } from './database';
import { killNotes, NotesProcess, type Answer } from './fixtures/notes-process';
import { newDatabaseUri } from './testing';

const CLIENTS = 20;
const ANSWERED_BEFORE = 200;
const SLOW_MS = 2_000;
const STOP_LIMIT_MS = 10_000;

afterEach(killNotes);

/** Clients that each keep a connection and post one note after another until they are refused. */
class Load {
  readonly answered: string[] = [];
  readonly wrong: Answer[] = [];
  private readonly clients: Promise<void>[];

  constructor(private readonly notes: NotesProcess) {
    this.clients = Array.from({ length: CLIENTS }, (_, client) => this.client(client));
  }

  async until(count: number) {
    while (this.answered.length < count) await new Promise(resolve => setTimeout(resolve, 5));
  }

  end() {
    return Promise.all(this.clients);
  }

  private async client(client: number) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let n = 0; ; n++) {
      const note = `${client}-${n}`;
      const answer = await this.notes.post(note, { agent }).catch(() => undefined);
      if (!answer) break;
      if (answer.status === 201) this.answered.push(note);
      else this.wrong.push(answer);
    }
    agent.destroy();
  }
}

/** Statuses of /readyz, each on a connection of its own, until the door is closed. */
const watchReadiness = async (notes: NotesProcess): Promise<number[]> => {
  const statuses: number[] = [];
  for (;;) {
    const answer = await notes.get('/readyz').catch(() => undefined);
    if (!answer) return statuses;
    statuses.push(answer.status);
  }
};

interface Stored {
  text: string;
  outbox: unknown[];
}

const storedNotes = async (uri: string): Promise<Stored[]> => {
  await connectDatabase(uri, []);
  const stored = await mongoose.connection.collection<Stored>('notes').find().toArray();
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
  return stored;
};

/** Ends a process by `signal` (twice) while it works, and tells what became of its requests. */
const endUnderLoad = async (signal: NodeJS.Signals) => {
  const MONGO_URI = newDatabaseUri();
  const notes = new NotesProcess({
    JWT_KEY: 'key',
    MONGO_URI,
    NATS_URL: process.env.TEST_NATS_URL,
    NATS_CLUSTER_ID: process.env.TEST_NATS_CLUSTER_ID,
    LOG_LEVEL: 'info',
  });
  await notes.logged('ready');
  const load = new Load(notes);
  await load.until(ANSWERED_BEFORE);
  const slow = notes.post('slow', { pause: SLOW_MS }).catch(() => undefined);
  await load.until(load.answered.length + CLIENTS * 2);

  const start = Date.now();
  const answeredBefore = load.answered.length;
  notes.kill(signal);
  const readiness = watchReadiness(notes);
  await new Promise(resolve => setTimeout(resolve, 100));
  notes.kill(signal);
  const [code, slowAnswer, statuses] = await Promise.all([notes.exit, slow, readiness]);
  const ms = Date.now() - start;
  await load.end();
  if (slowAnswer?.status === 201) load.answered.push('slow');
  const stored = await storedNotes(MONGO_URI);
  return { notes, load, answeredBefore, code, slowAnswer, statuses, ms, stored };
};

describe('P7: a process that ends under load', () => {
  it('by SIGTERM fails no request that it took', async () => {
    const { notes, load, answeredBefore, code, slowAnswer, statuses, ms, stored } =
      await endUnderLoad('SIGTERM');
    expect([code, ms < STOP_LIMIT_MS]).toEqual([0, true]);
    expect(slowAnswer).toMatchObject({ status: 201, headers: { connection: 'close' } });
    expect(load.wrong).toEqual([]);
    expect(load.answered.length).toBeGreaterThan(answeredBefore);
    // What it took it has stored, and what it has stored it has answered and published.
    expect(stored.map(({ text }) => text).sort()).toEqual(load.answered.sort());
    expect(stored.filter(({ outbox }) => outbox.length > 0)).toEqual([]);
    expect(statuses).toContain(503);
    expect(notes.log.filter(({ level }) => ['warn', 'error', 'fatal'].includes(level))).toEqual([]);
    expect(notes.log.filter(({ msg }) => msg === 'stopped')).toHaveLength(1);
  }, 60_000);

  it('control: by SIGKILL it fails them', async () => {
    const { load, code, slowAnswer, stored } = await endUnderLoad('SIGKILL');
    expect(code).toBe('SIGKILL');
    expect(slowAnswer).toBeUndefined();
    expect(stored.length).toBeGreaterThan(load.answered.length);
  }, 60_000);
});
