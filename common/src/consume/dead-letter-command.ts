import mongoose from 'mongoose';
import { connectDatabase } from '../database';
import { fromMessage } from '../events/envelope';
import type { BaseSettings } from '../settings';
import type { RunningService } from '../service';
import { DeadLetter } from './dead-letter';

const MAX_LISTED = 1_000;

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Hands one dead letter to its listener again; it is forgotten if that succeeds. */
const replay = async ({ listeners }: RunningService, id: string, channel: string, text: string) => {
  const listener = listeners.find(({ type }) => type === channel);
  if (!listener) return print(`${id}: nobody listens to ${channel} any more`);
  try {
    await listener.handle(fromMessage(text));
    await DeadLetter.deleteOne({ _id: id });
    print(`${id}: done`);
  } catch (error) {
    print(`${id}: failed again: ${(error as Error).message}`);
    process.exitCode = 1;
  }
};

/**
 * `node dist/index.js dead-letters` lists the events that the service set aside, oldest first;
 * `… dead-letters replay` hands them to their listeners again. It needs the database only: what
 * the listeners record is published by the running service.
 */
export const runDeadLetterCommand = async (
  service: RunningService,
  settings: BaseSettings,
  verb = 'list',
): Promise<void> => {
  await connectDatabase(settings.MONGO_URI, []);
  const letters = await DeadLetter.find({ dead: true }).sort({ createdAt: 1 }).limit(MAX_LISTED);
  for (const { _id, channel, message, failures, lastError } of letters) {
    if (verb === 'replay') await replay(service, _id, channel, message);
    else print(`${_id}  failures: ${failures}  ${lastError}\n  ${message}`);
  }
  print(`${letters.length} dead letters`);
  await mongoose.disconnect();
};
