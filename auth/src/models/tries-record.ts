import { retryOnConflict } from '@ticketing/common';
import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';

/** How long a wrong try counts, in ms. */
export const WINDOW_MS = 15 * 60_000;

export interface TriesAttributes {
  /** Names the account or the address, by a hash. */
  _id: string;
  /** Tries that were wrong, or are under way; oldest first, never more than the limit. */
  tries: { id: string; at: Date }[];
  /** When the last of them counts no more. */
  expiresAt: Date;
}

const schema = new mongoose.Schema<TriesAttributes>(
  {
    _id: { type: String, required: true },
    tries: [{ _id: false, id: String, at: Date }],
    // Tidies up only: what counts is decided by the times of the tries themselves.
    expiresAt: { type: Date, index: { expireAfterSeconds: 0 } },
  },
  { collection: 'tries', versionKey: false, id: false },
);

/** The recent wrong tries of one key, in the database that all replicas share. */
export const TriesRecord = mongoose.model('TriesRecord', schema);

/** A place among the tries that a key may have, or, when all are taken, when one becomes free. */
export type Taken = { place: string } | { place: undefined; freeAt: Date };

const recent = {
  $filter: {
    input: { $ifNull: ['$tries', []] },
    cond: { $gt: ['$$this.at', { $subtract: ['$$NOW', WINDOW_MS] }] },
  },
};

const withPlace = (place: string, limit: number) => ({
  $cond: [
    { $lt: [{ $size: '$tries' }, limit] },
    { $concatArrays: ['$tries', [{ id: place, at: '$$NOW' }]] },
    '$tries',
  ],
});

/**
 * Takes one of `limit` places, in one atomic write and by the database's clock. When all are taken
 * it changes nothing.
 */
export const takePlace = async (key: string, limit: number): Promise<Taken> => {
  const place = randomUUID();
  const { tries } = await retryOnConflict(() =>
    TriesRecord.findOneAndUpdate(
      { _id: key },
      [
        { $set: { tries: recent } },
        { $set: { tries: withPlace(place, limit) } },
        { $set: { expiresAt: { $add: [{ $max: '$tries.at' }, WINDOW_MS] } } },
      ],
      { upsert: true, returnDocument: 'after', updatePipeline: true },
    ).lean<TriesAttributes>(),
  );
  if (tries.some(({ id }) => id === place)) return { place };
  return { place: undefined, freeAt: freeAt(tries) };
};

/** The try was no wrong one: it does not count. */
export const giveBackPlace = async (key: string, place: string): Promise<void> => {
  await TriesRecord.updateOne({ _id: key }, { $pull: { tries: { id: place } } });
};

/** When a place becomes free, if all `limit` of them are taken now; it takes none. */
export const isFullUntil = async (key: string, limit: number): Promise<Date | undefined> => {
  const record = await TriesRecord.findById(key).lean<TriesAttributes>();
  const counting = (record?.tries ?? []).filter(({ at }) => at.getTime() > Date.now() - WINDOW_MS);
  return counting.length >= limit ? freeAt(counting) : undefined;
};

const freeAt = ([oldest]: TriesAttributes['tries']) =>
  new Date((oldest?.at.getTime() ?? 0) + WINDOW_MS);
