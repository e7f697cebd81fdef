import { LiveHub, type LiveSource } from './hub';
import { LIVE_LIMITS } from './limits';
import type { LiveState, LiveStream } from './stream';

const ID = 'a'.repeat(24);
const state = (version: number): LiveState => ({ id: ID, version, json: '{}' });

/** A hub whose reads are answered when and how the test says. */
const hubWith = (source: Partial<LiveSource> = {}) => {
  const reads: ((states: LiveState[]) => void)[] = [];
  const states = () => new Promise<LiveState[]>(resolve => reads.push(resolve));
  const hub = new LiveHub({ states, versions: async () => [], ...source }, LIVE_LIMITS);
  return { hub, reads };
};

const watcher = () => {
  const offered: number[] = [];
  const offer = ({ version }: LiveState) => void offered.push(version);
  return { offered, stream: { ids: [ID], offer, end: () => undefined } as unknown as LiveStream };
};

const settled = () => new Promise(setImmediate);

describe('the hub', () => {
  it('misses nothing that changes while a new stream reads what is', async () => {
    const { hub, reads } = hubWith();
    const { stream, offered } = watcher();
    const added = hub.add(stream);
    hub.hint({ subject: ID, aggregateversion: 2 });
    reads[1]!([state(2)]);
    await settled();
    reads[0]!([state(1)]);
    await added;
    expect(offered).toContain(2);
  });

  it('gives what one stream has read to all that watch it', async () => {
    const { hub, reads } = hubWith();
    const [first, second] = [watcher(), watcher()];
    const added = hub.add(first.stream);
    reads[0]!([state(1)]);
    await added;
    void hub.add(second.stream);
    reads[1]!([state(2)]);
    await settled();
    // The event about it comes later, and is no news any more.
    hub.hint({ subject: ID, aggregateversion: 2 });
    expect(reads).toHaveLength(2);
    expect([first.offered.at(-1), second.offered.at(-1)]).toEqual([2, 2]);
  });

  it('reads together what it is told of while it reads', async () => {
    const asked: number[] = [];
    const { hub, reads } = hubWith();
    const many = Array.from({ length: 50 }, (_, n) => n.toString(16).padStart(24, '0'));
    const { stream } = watcher();
    void hub.add({ ...stream, ids: many } as unknown as LiveStream);
    reads[0]!([]);
    for (const subject of many) hub.hint({ subject, aggregateversion: 1 });
    asked.push(reads.length);
    reads[1]!([]);
    await settled();
    asked.push(reads.length);
    reads[2]!([]);
    await settled();
    expect([...asked, reads.length]).toEqual([2, 3, 3]);
  });

  it('reads in its sweep what is newer than what it has read, and nothing else', async () => {
    let version = 1;
    const { hub, reads } = hubWith({ versions: async () => [{ id: ID, version }] });
    const { stream, offered } = watcher();
    await hub.sweep();
    const added = hub.add(stream);
    reads[0]!([state(1)]);
    await added;
    await hub.sweep();
    expect(reads).toHaveLength(1);
    version = 2;
    await hub.sweep();
    reads[1]!([state(2)]);
    await settled();
    expect(offered).toEqual([1, 2]);
  });

  it('asks for nothing while nobody watches, or nobody any more', async () => {
    const versions = jest.fn(async () => []);
    const { hub, reads } = hubWith({ versions });
    const { stream } = watcher();
    void hub.add(stream);
    hub.remove(stream);
    await hub.sweep();
    hub.hint({ subject: ID, aggregateversion: 5 });
    expect([versions.mock.calls.length, reads.length, hub.isIdle]).toEqual([0, 1, true]);
  });

  it('tries again with the next sweep when a read has failed', async () => {
    let fails = 0;
    const states = async () => {
      if (fails-- > 0) throw new Error('away');
      return [state(2)];
    };
    const { hub } = hubWith({ states, versions: async () => [{ id: ID, version: 3 }] });
    const { stream, offered } = watcher();
    await hub.add(stream);
    fails = 1;
    hub.hint({ subject: ID, aggregateversion: 3 });
    await settled();
    expect(offered).toEqual([2]);
    await hub.sweep();
    await settled();
    expect(offered).toEqual([2, 2]);
  });
});
