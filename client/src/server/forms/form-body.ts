import { ApiError, BadRequestError } from '@ticketing/common';
import express, { type Request, type RequestHandler } from 'express';

/** As the services' limit on a body. */
const BODY_LIMIT_BYTES = 100_000;
/** More than any form of ours has. */
const MAX_FIELDS = 20;
const FORM_TYPE = 'application/x-www-form-urlencoded';
const UTF_8 = /;\s*charset="?utf-8"?\s*(;|$)/i;

const refuseOther: RequestHandler = (req, _res, next) => {
  if (Number(req.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES)
    return next(new ApiError(413, 'The body is larger than 100 kB'));
  const type = req.headers['content-type'] ?? FORM_TYPE;
  const isPlain = (req.headers['content-encoding'] ?? 'identity') === 'identity';
  const isUtf8 = !/;\s*charset=/i.test(type) || UTF_8.test(type);
  if (type.split(';')[0]?.trim().toLowerCase() !== FORM_TYPE || !isPlain || !isUtf8)
    return next(new ApiError(415, `The body must be a form in UTF-8 (${FORM_TYPE})`));
  next();
};

const toFields: RequestHandler = (req, _res, next) => {
  const fields = new URLSearchParams(Buffer.isBuffer(req.body) ? req.body.toString() : '');
  if (fields.size > MAX_FIELDS)
    return next(new BadRequestError(`A form must have at most ${MAX_FIELDS} fields`));
  for (const name of new Set(fields.keys()))
    if (fields.getAll(name).length > 1)
      return next(new BadRequestError([{ field: name, message: `${name} must be given once` }]));
  req.body = fields;
  next();
};

/**
 * Reads a form that a browser sent by itself into `req.body`: 413 above 100 kB, 415 for anything but
 * an urlencoded form in plain UTF-8, 400 for too many fields or one that is given twice.
 */
export const formBody: RequestHandler[] = [
  refuseOther,
  express.raw({ limit: BODY_LIMIT_BYTES, inflate: false, type: () => true }),
  toFields,
];

/** The fields of a request behind {@link formBody}. */
export const fieldsOf = (req: Request): URLSearchParams => req.body as URLSearchParams;
