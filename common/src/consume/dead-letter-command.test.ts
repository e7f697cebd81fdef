import mongoose from 'mongoose';
import { z } from 'zod';
import { connectDatabase } from '../database';
import { toMessage } from '../events/envelope';
import { event } from '../events/event';
import type { RunningService } from '../service';
import type { BaseSettings } from '../settings';
import { newDatabaseUri, newId } from '../testing';
import { DeadLetter, storeDeadLetter } from './dead-letter';
import { runDeadLetterCommand } from './dead-letter-command';
import { listener } from './listener';

const MONGO_URI = newDatabaseUri();
const Happened = event('it:happened', z.object({ n: z.number() }));
const handled: number[] = [];
let isBroken = false;
const service = {
  listeners: [
    listener(Happened, async ({ n }) => {
      if (isBroken) throw new Error('still broken');
      handled.push(n);
    }),
  ],
} as unknown as RunningService;

let printed = '';
beforeEach(async () => {
  printed = '';
  isBroken = false;
  handled.length = 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += String(text);
    return true;
  });
  await connectDatabase(MONGO_URI, [DeadLetter]);
  await DeadLetter.deleteMany({});
});
afterEach(async () => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  await connectDatabase(MONGO_URI, []);
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
});

/** The command is a process of its own: it connects, works and leaves. */
const run = async (verb?: string) => {
  await runDeadLetterCommand(service, { MONGO_URI } as BaseSettings, verb);
  await connectDatabase(MONGO_URI, []);
};

const setAside = (n: number, channel = 'it:happened') => {
  const envelope = {
    id: newId(),
    source: 'test',
    type: channel,
    time: new Date().toISOString(),
    subject: newId(),
    aggregateversion: 0,
    data: { n },
  };
  const key = `${channel} ${envelope.id}`;
  const message = toMessage(envelope);
  return storeDeadLetter({ key, channel, message, error: new Error('a defect') });
};

describe('the dead-letters command', () => {
  it('lists what was set aside, and why', async () => {
    await setAside(1);
    await run();
    expect(printed).toContain('Error: a defect');
    expect(printed).toContain('"data":{"n":1}');
    expect(printed).toMatch(/1 dead letters\n$/);
    expect(handled).toEqual([]);
  });

  it('hands them to their listeners again, oldest first, and forgets them', async () => {
    for (const n of [1, 2, 3]) await setAside(n);
    await run('replay');
    expect(handled).toEqual([1, 2, 3]);
    expect(await DeadLetter.countDocuments()).toBe(0);
    expect(process.exitCode).toBeUndefined();
  });

  it('keeps what fails again, and ends with 1', async () => {
    await setAside(1);
    isBroken = true;
    await run('replay');
    expect(printed).toContain('failed again: still broken');
    expect(await DeadLetter.countDocuments({ dead: true })).toBe(1);
    expect(process.exitCode).toBe(1);
  });

  it('keeps what nobody listens to any more', async () => {
    await setAside(1, 'it:ended');
    await run('replay');
    expect(printed).toContain('nobody listens to it:ended any more');
    expect(await DeadLetter.countDocuments({ dead: true })).toBe(1);
  });
});
