import type { RequestHandler } from 'express';
import { UnavailableError } from '../errors';

/** A request that has no answer after this time, in ms, is answered 503. */
export const ANSWER_DEADLINE_MS = 4_500;

/** 503 when something that the answer needs does not answer in time. */
export const deadline: RequestHandler = (_req, res, next) => {
  const timer = setTimeout(() => {
    if (!res.headersSent) next(new UnavailableError());
  }, ANSWER_DEADLINE_MS);
  res.once('close', () => clearTimeout(timer));
  next();
};
