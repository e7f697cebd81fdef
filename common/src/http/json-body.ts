import express, { type RequestHandler } from 'express';
import createHttpError from 'http-errors';

/** The largest body that a service reads, in bytes ("100 kB"). */
export const BODY_LIMIT_BYTES = 100_000;

const hasBody: (headers: NodeJS.Dict<string | string[]>) => boolean = headers =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const refuseOther: RequestHandler = (req, _res, next) => {
  if (!hasBody(req.headers)) return next();
  if (Number(req.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES)
    return next(createHttpError(413, 'The body is larger than 100 kB'));
  if (!req.is('application/json'))
    return next(createHttpError(415, 'The body must be JSON (Content-Type: application/json)'));
  next();
};

const toObject: RequestHandler = (req, _res, next) => {
  req.body ??= {};
  if (Array.isArray(req.body)) return next(createHttpError(400, 'The body must be a JSON object'));
  next();
};

/**
 * Reads a JSON object into `req.body` (`{}` without a body). 413 above 100 kB, 415 for anything
 * that is not JSON or is compressed (a small body could unpack to a large one), 400 for one that
 * cannot be read.
 */
export const jsonBody: RequestHandler[] = [
  refuseOther,
  express.json({ limit: BODY_LIMIT_BYTES, inflate: false, strict: true }),
  toObject,
];

/**
 * Reads a JSON body into `req.body` as the bytes that came, for a signature is made over those. The
 * same 413 and 415 as {@link jsonBody}.
 */
export const rawJsonBody: RequestHandler[] = [
  refuseOther,
  express.raw({ limit: BODY_LIMIT_BYTES, inflate: false, type: 'application/json' }),
];
