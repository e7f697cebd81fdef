import type { RequestHandler } from 'express';
import { UnavailableError } from '../errors';
import { errorHandler } from './error-handler';

/**
 * A request that has no answer this long after it is complete, in ms, is answered 503. A second
 * below what the contract grants: the answer has a way to go, on a busy machine too.
 */
export const ANSWER_DEADLINE_MS = 4_000;

/** 503 when something that the answer needs does not answer in time. */
export const deadline: RequestHandler = (req, res, next) => {
  const timer = setTimeout(() => {
    // Not by `next`, which is spent then: a route that fails later must find an error handler.
    if (!res.headersSent) errorHandler(new UnavailableError(), req, res, next);
  }, ANSWER_DEADLINE_MS);
  res.once('close', () => clearTimeout(timer));
  next();
};
