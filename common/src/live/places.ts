import type { RequestHandler, Request } from 'express';

/** Takes a place for a request, until its answer is closed, among those with the same key. */
export const places = (
  limit: number,
  keyOf: (req: Request) => string | undefined,
  refusal: () => Error,
): RequestHandler => {
  const taken = new Map<string, number>();
  return (req, res, next) => {
    if (res.destroyed) return; // nobody waits for it any more
    const key = keyOf(req);
    if (key === undefined) return next();
    const count = taken.get(key) ?? 0;
    if (count >= limit) return next(refusal());
    taken.set(key, count + 1);
    res.once('close', () => {
      const left = taken.get(key)! - 1;
      if (left > 0) taken.set(key, left);
      else taken.delete(key);
    });
    next();
  };
};
