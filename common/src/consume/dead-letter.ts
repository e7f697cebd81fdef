import mongoose, { type InferSchemaType } from 'mongoose';

/** After this many failures of its handler an event is set aside. */
export const MAX_FAILURES = 10;
/** How long the failure count of an event that succeeded in the end is kept, in seconds. */
const FAILURES_KEPT_SECONDS = 24 * 60 * 60;
const MAX_ERROR_LENGTH = 2_000;

const schema = new mongoose.Schema(
  {
    /** `<channel> <event id>`, or `<channel> <hash>` for a message that has no id. */
    _id: { type: String, required: true },
    channel: { type: String, required: true },
    /** The message as it was received. */
    message: { type: String, required: true },
    failures: { type: Number, default: 0 },
    lastError: String,
    dead: { type: Boolean, default: false },
    /** Set while the event may still succeed; the database then forgets the count. */
    forgetAt: { type: Date, index: { expireAfterSeconds: 0 } },
    createdAt: { type: Date, default: () => new Date() },
  },
  { collection: 'deadletters', versionKey: false },
);
schema.index({ dead: 1, createdAt: 1 });

/** An event that this service could not handle, and the counts of those that failed so far. */
export const DeadLetter = mongoose.model('DeadLetter', schema);
export type DeadLetterDocument = InferSchemaType<typeof schema>;

export interface Failure {
  key: string;
  channel: string;
  message: string;
  error: unknown;
}

const describe = (error: unknown) =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(
    0,
    MAX_ERROR_LENGTH,
  );

/** Stores an event that can never be handled. */
export const storeDeadLetter = async ({ key, channel, message, error }: Failure): Promise<void> => {
  await DeadLetter.updateOne(
    { _id: key },
    {
      $set: { channel, message, dead: true, lastError: describe(error) },
      $unset: { forgetAt: 1 },
      $setOnInsert: { failures: 0, createdAt: new Date() },
    },
    { upsert: true },
  );
};

/**
 * Counts a failed try, in the database, so that the count outlives the process and is shared by its
 * replicas. That the count could be written is also the proof that the database answers: a try
 * that failed because it was away is not counted.
 * @returns whether that was the last try
 */
export const countFailure = async (failure: Failure): Promise<boolean> => {
  const { key, channel, message, error } = failure;
  const counted = await DeadLetter.findOneAndUpdate(
    { _id: key },
    {
      $inc: { failures: 1 },
      $set: {
        channel,
        message,
        lastError: describe(error),
        forgetAt: new Date(Date.now() + FAILURES_KEPT_SECONDS * 1000),
      },
      $setOnInsert: { dead: false, createdAt: new Date() },
    },
    { upsert: true, returnDocument: 'after' },
  );
  if (counted.failures < MAX_FAILURES) return false;
  await storeDeadLetter(failure);
  return true;
};
