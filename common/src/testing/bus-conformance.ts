import { randomBytes } from 'node:crypto';
import type { BusOptions, EventBus, MessageHandler } from '../bus/bus';
import { eventually } from './eventually';

/** A broker of the suite's own, which it may kill. */
export interface ConformanceBroker {
  bus(options: Pick<BusOptions, 'clientId' | 'group' | 'maxInFlight' | 'ackWaitMs'>): EventBus;
  /** As a power cut: no time to write anything. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const TIMEOUT_MS = 60_000;
/** Long enough that nothing is delivered again on a slow machine. */
const PATIENT = { ackWaitMs: 20_000 };
const numbers = (count: number) => Array.from({ length: count }, (_, n) => String(n));

/**
 * What every transport must do before it counts as an event bus. Each test has a channel of its
 * own; those that kill the broker do so to all, one after another.
 */
export const describeEventBus = (name: string, start: () => Promise<ConformanceBroker>) => {
  describe(`${name} is an event bus`, () => {
    let broker: ConformanceBroker;
    let channel: string;
    const open: EventBus[] = [];

    beforeAll(async () => {
      broker = await start();
    }, TIMEOUT_MS);
    beforeEach(() => {
      channel = `channel-${randomBytes(6).toString('hex')}`;
    });
    afterEach(async () => {
      await Promise.all(open.splice(0).map(bus => bus.close()));
    });
    afterAll(() => broker.stop());

    const connect = async (
      group: string,
      options: { maxInFlight?: number; ackWaitMs?: number } = {},
    ) => {
      const clientId = `${group}-${randomBytes(6).toString('hex')}`;
      const bus = broker.bus({ clientId, group, ackWaitMs: 1_000, ...options });
      open.push(bus);
      bus.connect();
      await eventually(() => expect(bus.isConnected).toBe(true));
      return bus;
    };

    /** Publishes as the outbox does: again until the broker has said that it has it. */
    const publish = async (bus: EventBus, messages: string[]) => {
      for (const message of messages)
        await eventually(() => bus.publish(channel, message), TIMEOUT_MS);
    };

    /** Subscribes and collects; `handler` may fail. */
    const collect = (bus: EventBus, handler: MessageHandler = async () => undefined) => {
      const got: string[] = [];
      bus.subscribe(channel, async message => {
        await handler(message);
        got.push(message);
      });
      return got;
    };

    const got = (received: string[], expected: string[]) =>
      eventually(() => expect([...new Set(received)].sort()).toEqual([...expected].sort()), 40_000);

    it('delivers what was published, to each group', async () => {
      const publisher = await connect('publisher');
      const [one, other] = [collect(await connect('one')), collect(await connect('other'))];
      await publish(publisher, numbers(20));
      await got(one, numbers(20));
      await got(other, numbers(20));
    });

    it('delivers to a group what was published before it first subscribed', async () => {
      await publish(await connect('publisher'), numbers(5));
      await got(collect(await connect('late')), numbers(5));
    });

    it('hands each message to one member of a group', async () => {
      const publisher = await connect('publisher');
      const options = { ...PATIENT, maxInFlight: 4 };
      const members = await Promise.all([1, 2, 3].map(() => connect('group', options)));
      const received = members.map(member => collect(member));
      await publish(publisher, numbers(60));
      await eventually(() => expect(new Set(received.flat()).size).toBe(60));
      expect(received.flat()).toHaveLength(60);
      expect(received.filter(messages => messages.length > 0).length).toBeGreaterThan(1);
    });

    it('delivers again what a handler failed at, until it succeeds', async () => {
      const publisher = await connect('publisher');
      let failures = 3;
      const received = collect(await connect('group'), async () => {
        if (failures-- > 0) throw new Error('not yet');
      });
      await publish(publisher, ['message']);
      await got(received, ['message']);
      expect(failures).toBe(-1);
    });

    it('is not held up by a message that always fails', async () => {
      const publisher = await connect('publisher');
      const received = collect(await connect('group'), async message => {
        if (message === '0') throw new Error('poison');
      });
      await publish(publisher, numbers(50));
      await got(received, numbers(50).slice(1));
    });

    it('keeps no more than maxInFlight messages at work', async () => {
      const publisher = await connect('publisher');
      let atWork = 0;
      let most = 0;
      const received = collect(await connect('group', { maxInFlight: 4 }), async () => {
        most = Math.max(most, ++atWork);
        await new Promise(resolve => setImmediate(resolve));
        atWork--;
      });
      await publish(publisher, numbers(100));
      await got(received, numbers(100));
      expect(most).toBeLessThanOrEqual(4);
    });

    it('keeps for a group what comes while all of its members are away', async () => {
      const publisher = await connect('publisher');
      const before = await connect('group');
      const first = collect(before);
      await publish(publisher, numbers(5));
      await got(first, numbers(5));
      await before.close();
      await publish(publisher, ['5', '6']);
      const second = collect(await connect('group'));
      await got(second, ['5', '6']);
      expect(second).toHaveLength(2); // what was acknowledged does not come again
    });

    it('gives to another member what one took and did not acknowledge', async () => {
      const publisher = await connect('publisher');
      const stuck = await connect('group');
      let took = 0;
      stuck.subscribe(channel, () => {
        took++;
        return Promise.reject(new Error('never'));
      });
      await publish(publisher, ['message']);
      await eventually(() => expect(took).toBeGreaterThan(0));
      await stuck.close();
      await got(collect(await connect('group')), ['message']);
    });

    it(
      'loses nothing that it acknowledged when the broker is killed, and goes on after',
      async () => {
        const publisher = await connect('publisher');
        const received = collect(await connect('group'));
        const acknowledged: string[] = [];
        const publishing = (async () => {
          for (const message of numbers(300)) {
            await publish(publisher, [message]);
            acknowledged.push(message);
          }
        })();
        await eventually(() => expect(acknowledged.length).toBeGreaterThan(50));
        await broker.kill();
        await expect(publisher.publish(channel, 'while it is away')).rejects.toThrow();
        await eventually(() => expect(publisher.isConnected).toBe(false));
        await broker.restart();
        await publishing;
        await got(received, numbers(300));
      },
      TIMEOUT_MS,
    );

    it(
      'connects once the broker is there, when it was not at first',
      async () => {
        await broker.kill();
        const bus = broker.bus({ clientId: `early-${channel}`, group: 'early', ackWaitMs: 1_000 });
        open.push(bus);
        bus.connect();
        const received = collect(bus);
        await expect(bus.publish(channel, 'too early')).rejects.toThrow();
        await broker.restart();
        await publish(bus, ['message']);
        await got(received, ['message']);
      },
      TIMEOUT_MS,
    );

    it('brings consumers that keep the newest to one state, whatever order and repeats', async () => {
      const publisher = await connect('publisher');
      const versions = numbers(30).flatMap(version => [version, version]);
      const newest = { a: -1, b: -1 };
      const take = (key: 'a' | 'b') => async (version: string) => {
        newest[key] = Math.max(newest[key], Number(version));
      };
      const [a, b] = await Promise.all([
        connect('a', PATIENT),
        connect('b', { ...PATIENT, maxInFlight: 16 }),
      ]);
      const [first, second] = [collect(a, take('a')), collect(b, take('b'))];
      await publish(publisher, versions.reverse());
      await eventually(() => expect([first.length, second.length]).toEqual([60, 60]));
      expect(newest).toEqual({ a: 29, b: 29 });
    });

    /** Watches and collects; resolves once the watch has begun. */
    const watch = async (bus: EventBus) => {
      const seen = { messages: [] as string[], begun: 0 };
      bus.watch(channel, {
        began: () => seen.begun++,
        message: message => void seen.messages.push(message),
      });
      await eventually(() => expect(seen.begun).toBe(1));
      return seen;
    };

    it('tells every process that watches, also of one group, of what is new, once', async () => {
      const publisher = await connect('publisher');
      await publish(publisher, ['before']);
      const processes = [await connect('group'), await connect('group'), publisher];
      const watching = await Promise.all(processes.map(watch));
      const subscriber = collect(processes[0]!);
      await publish(publisher, numbers(20));
      for (const { messages } of watching)
        await eventually(() => expect(messages).toEqual(numbers(20)));
      await got(subscriber, ['before', ...numbers(20)]);
      expect(watching.map(({ messages }) => messages.length)).toEqual([20, 20, 20]);
    });

    it('tells a watcher nothing that was published while it was away', async () => {
      const publisher = await connect('publisher');
      const before = await connect('group');
      await watch(before);
      await before.close();
      await publish(publisher, ['missed']);
      const seen = await watch(await connect('group'));
      await publish(publisher, ['seen']);
      await eventually(() => expect(seen.messages).toEqual(['seen']));
    });

    it(
      'tells a watcher when its watch begins again after the broker was killed',
      async () => {
        const publisher = await connect('publisher');
        const seen = await watch(await connect('group'));
        await broker.kill();
        await broker.restart();
        await eventually(() => expect(seen.begun).toBeGreaterThan(1), 40_000);
        await publish(publisher, ['after']);
        await eventually(() => expect(seen.messages).toContain('after'));
      },
      TIMEOUT_MS,
    );

    it('lets the handlers at work finish before it leaves, and takes no more', async () => {
      const publisher = await connect('publisher');
      const bus = await connect('group', { maxInFlight: 2 });
      let finish: () => void = () => undefined;
      const gate = new Promise<void>(resolve => (finish = resolve));
      let started = 0;
      const received = collect(bus, async () => {
        started++;
        await gate;
      });
      await publish(publisher, numbers(10));
      await eventually(() => expect(started).toBe(2));
      const closed = bus.close();
      finish();
      await closed;
      expect(received).toHaveLength(2);
      await got(
        collect(await connect('group')),
        numbers(10).filter(n => !received.includes(n)),
      );
    });
  });
};
