import type { Request, RequestHandler } from 'express';
import {
  body,
  matchedData,
  param,
  validationResult,
  type ValidationChain,
} from 'express-validator';
import { isValidObjectId } from 'mongoose';
import { BadRequestError, NotFoundError } from '../errors';
import { isPrice } from '../money';

/** Control characters; a text of several lines may have line feeds and tabs. */
// eslint-disable-next-line no-control-regex -- they are what we look for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
// eslint-disable-next-line no-control-regex -- as above
const CONTROL_BUT_LINES = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const HEX_ID = /^[0-9a-f]{24}$/i;

/** Whether the value is the id of a document, as our URLs and bodies spell it. */
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && HEX_ID.test(value) && isValidObjectId(value);

const asResponse = (error: { msg: unknown; type: string; path?: string }) => ({
  message: String(error.msg),
  ...(error.type === 'field' && error.path ? { field: error.path } : {}),
});

/** 400 with one message for each wrong field, unless all chains pass. */
export const validate =
  (...chains: ValidationChain[]): RequestHandler =>
  async (req, _res, next) => {
    for (const chain of chains) await chain.run(req);
    const errors = validationResult(req).array({ onlyFirstError: true });
    next(errors.length > 0 ? new BadRequestError(errors.map(asResponse)) : undefined);
  };

/** The validated, sanitized fields of the request; unknown ones are left out. */
export const validated = <T extends object>(req: Request): T =>
  matchedData(req, { includeOptionals: false }) as T;

/** 404 when the path's id is malformed: there is no such thing. */
export const pathId =
  (name = 'id'): RequestHandler =>
  (req, _res, next) =>
    next(isId(req.params[name]) ? undefined : new NotFoundError());

interface TextOptions {
  max: number;
  min?: number;
  /** Whether it may have several lines. */
  lines?: boolean;
}

const hasLength = (value: string, min: number, max: number) => {
  const { length } = Array.from(value);
  return length >= min && length <= max;
};

/** A text: trimmed, `min` to `max` characters, without control characters. */
export const text = (field: string, { max, min = 1, lines = false }: TextOptions) =>
  body(field)
    .custom((value: unknown) => typeof value === 'string')
    .withMessage(`${field} must be a text`)
    .bail()
    .trim()
    .custom((value: string) => !(lines ? CONTROL_BUT_LINES : CONTROL).test(value))
    .withMessage(`${field} must not have control characters`)
    .custom((value: string) => value.isWellFormed())
    .withMessage(`${field} must be valid Unicode`)
    // Characters as Unicode counts them. isLength forgets some, so that any number of them passes.
    .custom((value: string) => hasLength(value, min, max))
    .withMessage(
      min > 0
        ? `${field} must have ${min} to ${max} characters`
        : `${field} must have at most ${max} characters`,
    );

/** As {@link text}, but may be absent or null. */
export const optionalText = (field: string, options: TextOptions) =>
  text(field, { min: 0, ...options }).optional({ values: 'null' });

/** The id of another document in the body. */
export const bodyId = (field: string) =>
  body(field).custom(isId).withMessage(`${field} must be an id`).bail().toLowerCase();

/** A price in US dollars: a JSON number, 0.50 to 999,999.99, at most two decimals. */
export const price = (field = 'price') =>
  body(field)
    .custom(isPrice)
    .withMessage(`${field} must be a number from 0.50 to 999999.99 with at most two decimals`);

export { body, param };
