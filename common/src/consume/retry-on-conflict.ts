import mongoose from 'mongoose';
import { isDuplicateKey } from '../database';

/** Enough for every writer of a busy aggregate to get its turn; more means a defect. */
export const CONFLICT_TRIES = 20;

const isConflict = (error: unknown) =>
  error instanceof mongoose.Error.VersionError || isDuplicateKey(error, '_id');

/**
 * Runs a read-change-save again when somebody else saved the document in between (or created it at
 * the same moment). `work` must read the document anew each time: an instance that lost is spent.
 */
export const retryOnConflict = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error) || tries >= CONFLICT_TRIES) throw error;
    }
  }
};
