import { TooManyRequestsError } from '@ticketing/common';
import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';

const WINDOW_MS = 60_000;

interface Limit {
  /** Requests a minute. */
  max: number;
  /** Who is counted; the address when absent. */
  of?: (req: Request) => string;
  /** Whether a request that was answered 2xx does not count. */
  onlyFailures?: boolean;
}

/**
 * 429 for more than so many requests a minute. Counted in each process: it keeps one caller from
 * taking up all of it, and need not be exact.
 */
export const limited = ({ max, of, onlyFailures = false }: Limit): RequestHandler =>
  rateLimit({
    windowMs: WINDOW_MS,
    limit: max,
    standardHeaders: false,
    legacyHeaders: false,
    skipSuccessfulRequests: onlyFailures,
    ...(of && { keyGenerator: of }),
    handler: (_req, _res, next) =>
      next(new TooManyRequestsError('Too many requests, please wait a minute', WINDOW_MS / 1000)),
  });
