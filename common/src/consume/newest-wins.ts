import { isDuplicateKey, type AnyModel } from '../database';

/**
 * The version rule of every replica: stores `state` under `_id` if its version is newer than the
 * one held, or if nothing is held yet; an older or equal one changes nothing.
 * @returns whether it was newer
 */
export const storeIfNewer = async (
  model: AnyModel,
  _id: unknown,
  version: number,
  state: Record<string, unknown>,
): Promise<boolean> => {
  const older = { _id, version: { $lt: version } };
  const change = { $set: { ...state, version } };
  const write = async (upsert: boolean) => {
    const { modifiedCount, upsertedCount } = await model.updateOne(older, change, { upsert });
    return modifiedCount + upsertedCount > 0;
  };
  try {
    return await write(true);
  } catch (error) {
    // It is held: in this version or a newer one, or in an older one inserted a moment ago.
    if (isDuplicateKey(error, '_id')) return write(false);
    throw error;
  }
};
