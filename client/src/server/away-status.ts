import type { RequestHandler } from 'express';

const UNAUTHORIZED = 401;
const UNAVAILABLE = 503;

/**
 * 503 for a page that needs a service which does not answer. A page itself cannot say that: an
 * error leaves nothing to render on the server, and of the statuses that a page may choose, 401 is
 * the one for which ours have another way (the sign-in page). So src/app/unauthorized.tsx is the
 * page for a service that is away, and its status is put right here.
 */
export const awayStatus: RequestHandler = (_req, res, next) => {
  const writeHead = res.writeHead.bind(res) as (code: number, ...rest: unknown[]) => typeof res;
  res.writeHead = (code: number, ...rest: unknown[]) =>
    writeHead(code === UNAUTHORIZED ? UNAVAILABLE : code, ...rest);
  next();
};
