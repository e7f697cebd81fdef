import mongoose, { type HydratedDocument, type Model } from 'mongoose';
import { z } from 'zod';
import type { EventBus } from '../bus/bus';
import { connectDatabase } from '../database';
import { event } from '../events/event';
import { fromMessage, type Envelope } from '../events/envelope';
import { eventually, newDatabaseUri } from '../testing';
import { outbox, type OutboxMethods } from './plugin';
import { Relay } from './relay';

const state = z.object({ id: z.string(), name: z.string(), version: z.number() });
const ThingChanged = event('thing:changed', state);
const ThingFailed = event('thing:failed', state.extend({ final: z.boolean() }));
type State = z.infer<typeof state>;
type ThingDocument = HydratedDocument<{ name: string; version: number }, OutboxMethods<State>>;

const schema = new mongoose.Schema<
  { name: string; version: number },
  Model<object, object, OutboxMethods<State>>,
  OutboxMethods<State>
>({ name: String });
schema.plugin(outbox, {
  state: thing => {
    const { id, name, version } = thing as ThingDocument;
    return { id: String(id), name, version };
  },
});
const Thing = mongoose.model('Thing', schema);

/** A bus that is away or there, and keeps what it was given. */
class Post implements EventBus {
  isConnected = true;
  isBroken = false;
  readonly messages: Envelope[] = [];
  connect() {}
  subscribe() {}
  watch() {}
  async rest() {}
  async close() {}
  async publish(_channel: string, message: string) {
    if (this.isBroken) throw new Error('away');
    this.messages.push(fromMessage(message));
  }
}

beforeAll(() => connectDatabase(newDatabaseUri(), [Thing]));
afterAll(async () => {
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
});

let bus: Post;
let relay: Relay;
beforeEach(() => {
  bus = new Post();
  relay = new Relay('things', bus, [Thing]);
});
afterEach(() => relay.stop());

const waiting = async (id: unknown): Promise<unknown[]> =>
  ((await Thing.findById(id).lean()) as unknown as { outbox: unknown[] }).outbox;

const change = async (name: string) => {
  const thing = new Thing({ name });
  thing.record(ThingChanged);
  await thing.save();
  return thing;
};

describe('the outbox', () => {
  it('stores state and event by one write, the event as the state was saved', async () => {
    const thing = new Thing({ name: 'first' });
    thing.record(ThingChanged);
    thing.set('name', 'second'); // after the record, before the save
    await thing.save();
    expect(await waiting(thing._id)).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        type: 'thing:changed',
        time: expect.any(Date),
        aggregateversion: 0,
        traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
        data: { id: thing.id, name: 'second', version: 0 },
      },
    ]);
  });

  it('carries the fields that an event has beyond the state', async () => {
    const thing = new Thing({ name: 'first' });
    thing.record(ThingFailed, { final: true });
    await thing.save();
    expect(await waiting(thing._id)).toMatchObject([{ data: { final: true, version: 0 } }]);
  });

  it('raises the version with each save and refuses the save of a stale document', async () => {
    const thing = await change('first');
    const [winner, loser] = [await Thing.findById(thing._id), await Thing.findById(thing._id)];
    winner!.set('name', 'winner');
    winner!.record(ThingChanged);
    await winner!.save();
    loser!.set('name', 'loser');
    loser!.record(ThingChanged);
    await expect(loser!.save()).rejects.toThrow(mongoose.Error.VersionError);
    expect(await Thing.findById(thing._id).lean()).toMatchObject({ name: 'winner', version: 1 });
    expect(await waiting(thing._id)).toMatchObject([
      { aggregateversion: 0 },
      { aggregateversion: 1, data: { name: 'winner', version: 1 } },
    ]);
  });

  it('records nothing for a save that fails', async () => {
    const thing = await change('first');
    const twin = new Thing({ _id: thing._id, name: 'twin' });
    twin.record(ThingChanged);
    await expect(twin.save()).rejects.toThrow(/duplicate key/);
    expect(await waiting(thing._id)).toHaveLength(1);
  });
});

describe('the relay', () => {
  it('publishes right after the save, then empties the outbox without a new version', async () => {
    relay.start();
    const thing = await change('first');
    await eventually(async () => expect(await waiting(thing._id)).toEqual([]));
    expect(bus.messages.filter(({ subject }) => subject === thing.id)).toMatchObject([
      { source: 'things', type: 'thing:changed', aggregateversion: 0, data: { name: 'first' } },
    ]);
    expect(await Thing.findById(thing._id).lean()).toMatchObject({ version: 0 });
  });

  it('lets a document be saved again while its outbox is emptied', async () => {
    relay.start();
    const thing = await change('0');
    for (let n = 1; n <= 20; n++) {
      thing.set('name', String(n));
      thing.record(ThingChanged);
      await thing.save();
    }
    await eventually(async () => expect(await waiting(thing._id)).toEqual([]));
    const heard = bus.messages.filter(({ subject }) => subject === thing.id);
    const versions = new Set(heard.map(({ aggregateversion }) => aggregateversion));
    expect([...versions].sort((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, n) => n));
  });

  it('sweeps up what another process saved and could not publish', async () => {
    const left: ThingDocument[] = [];
    for (let n = 0; n < 250; n += 25)
      left.push(...(await Promise.all(Array.from({ length: 25 }, () => change(`left ${n}`)))));
    relay.start(); // as the next process does
    await eventually(async () => {
      expect(await Thing.countDocuments({ 'outbox.0': { $exists: true } })).toBe(0);
    });
    const heard = new Set(bus.messages.map(({ subject }) => subject));
    for (const thing of left) expect(heard).toContain(thing.id);
  });

  it('keeps the events while the broker is away, and publishes the oldest first after', async () => {
    bus.isBroken = true;
    relay.start();
    const thing = await change('first');
    thing.set('name', 'second');
    thing.record(ThingChanged);
    await thing.save();
    await relay.stop();
    expect(await waiting(thing._id)).toHaveLength(2);
    bus.isBroken = false;
    relay.start();
    await eventually(async () => expect(await waiting(thing._id)).toEqual([]));
    const heard = bus.messages.filter(({ subject }) => subject === thing.id);
    expect(heard.map(({ aggregateversion }) => aggregateversion)).toEqual([0, 1]);
  });

  it('gives an event the same id however often it is published', async () => {
    const thing = await change('first');
    const [{ id }] = (await waiting(thing._id)) as [{ id: string }];
    relay.start();
    await eventually(() => expect(bus.messages.map(({ id }) => id)).toContain(id));
  });

  it('reads an index of non-empty outboxes only', async () => {
    const plan = await Thing.collection
      .find({ 'outbox.time': { $lte: new Date() }, 'outbox.0': { $exists: true } })
      .hint('outbox')
      .explain('executionStats');
    expect(plan.executionStats.totalKeysExamined).toBe(0);
  });
});
