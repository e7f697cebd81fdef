import os from 'node:os';
import mongoose, { mongo } from 'mongoose';
import { logger } from './logger';
import { within } from './within';

/** The longest that a connected server may be silent, and that the search for one may last, in ms. */
const SOCKET_TIMEOUT_MS = 2_000;
const SERVER_SELECTION_MS = 2_000;
const QUEUE_TIMEOUT_MS = 4_000;
/** The longest that a probe waits for the database, in ms. */
const PING_TIMEOUT_MS = 3_000;
const POOL_SIZE = 50;
const CONNECT_RETRY_MS = 500;

const DUPLICATE_KEY = 11_000;

/** Error codes of a server that is starting, stopping or giving up its primary role. */
const STATE_CHANGE_CODES = new Set([91, 189, 11600, 11602, 10107, 13435, 13436]);

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a model of whatever document
export type AnyModel = mongoose.Model<any, any, any, any>;

/** Whether the database did not answer, as against answering that the operation is wrong. */
export const isDatabaseUnavailable = (error: unknown): boolean => {
  if (error instanceof mongoose.Error.MongooseServerSelectionError) return true;
  if (error instanceof mongoose.MongooseError)
    return /buffering timed out|before initial connection|not connected/i.test(error.message);
  if (error instanceof mongo.MongoServerError)
    return typeof error.code === 'number' && STATE_CHANGE_CODES.has(error.code);
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoClientClosedError ||
    (error instanceof Error && error.name.startsWith('MongoPool')) ||
    (error instanceof Error && error.name === 'MongoWaitQueueTimeoutError')
  );
};

/** Whether a unique index refused the write; `index` narrows it to the one on that field. */
export const isDuplicateKey = (error: unknown, field?: string): boolean =>
  error instanceof mongo.MongoServerError &&
  error.code === DUPLICATE_KEY &&
  (field === undefined || Object.hasOwn(error.keyPattern ?? {}, field));

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/**
 * Connects mongoose and builds the models' indexes; tries again without end, since a database that
 * is away is no reason to end. A write is acknowledged when a majority has it in its journal.
 * @param isStopping ends the tries
 */
export const connectDatabase = async (
  uri: string,
  models: AnyModel[],
  isStopping: () => boolean = () => false,
): Promise<void> => {
  while (!isStopping()) {
    try {
      if (mongoose.connection.readyState !== mongoose.ConnectionStates.connected) {
        await mongoose.connect(uri, {
          autoIndex: false,
          bufferCommands: false,
          maxPoolSize: POOL_SIZE,
          serverSelectionTimeoutMS: SERVER_SELECTION_MS,
          socketTimeoutMS: SOCKET_TIMEOUT_MS,
          waitQueueTimeoutMS: QUEUE_TIMEOUT_MS,
          connectTimeoutMS: SERVER_SELECTION_MS,
          // By itself the driver imports it dynamically, which jest's sandbox refuses.
          runtimeAdapters: { os },
          writeConcern: { w: 'majority', journal: true },
        });
      }
      for (const model of models) await model.createIndexes();
      return;
    } catch (error) {
      logger.warn({ err: error }, 'The database is not reached yet');
      await pause(CONNECT_RETRY_MS);
    }
  }
};

const ping = async (): Promise<boolean> => {
  await mongoose.connection.db!.command({ ping: 1 });
  return true;
};

/** Whether the database answers now. Never takes longer than a probe can wait. */
export const isDatabaseReachable = (): Promise<boolean> =>
  // The driver's own limits apply one after another, and together they last too long.
  within(PING_TIMEOUT_MS, ping()).catch(() => false);
