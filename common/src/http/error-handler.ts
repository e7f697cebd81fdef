import type { ErrorRequestHandler, RequestHandler } from 'express';
import { isHttpError } from 'http-errors';
import mongoose from 'mongoose';
import { isDatabaseUnavailable } from '../database';
import {
  ApiError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  UnavailableError,
} from '../errors';
import { logger } from '../logger';

const fromHttpError = (error: createHttpErrorLike): ApiError => {
  if (error.type === 'entity.parse.failed')
    return new BadRequestError('The body is not valid JSON');
  if (error.type === 'entity.too.large') return new ApiError(413, 'The body is larger than 100 kB');
  if (error.type === 'encoding.unsupported' || error.type === 'charset.unsupported')
    return new ApiError(415, 'The body must be plain JSON in UTF-8');
  return new ApiError(error.status, error.message);
};

interface createHttpErrorLike {
  status: number;
  message: string;
  type?: string;
}

/** The answer that an error stands for. */
const toApiError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  // A path that cannot be decoded is the malformed id of something: there is no such thing.
  if (error instanceof URIError) return new NotFoundError();
  if (isHttpError(error) && error.status < 500) return fromHttpError(error);
  if (error instanceof mongoose.Error.VersionError)
    return new ConflictError('Somebody else changed this at the same moment, please try again');
  if (isDatabaseUnavailable(error)) return new UnavailableError();
  return new ApiError(500, 'Something went wrong');
};

/** Answers every error in the one shape; logs those that are our fault. */
export const errorHandler: ErrorRequestHandler = (error, req, res, _next) => {
  const { method, path } = req;
  if (res.headersSent) {
    // The deadline has answered already; what came of the work since then is only logged.
    logger.warn({ err: error, method, path }, 'The work of a request ended after its answer');
    return;
  }
  const answer = toApiError(error);
  if (answer.status >= 500) {
    const level = answer.status === 500 ? 'error' : 'warn';
    logger[level]({ err: error, method, path }, answer.message);
  }
  res.status(answer.status).set(answer.headers).json(answer);
};

/** 404 for every path that no route takes. */
export const notFound: RequestHandler = (_req, _res, next) => next(new NotFoundError());
