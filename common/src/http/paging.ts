import type { Request, Response } from 'express';
import { query } from 'express-validator';
import { BadRequestError } from '../errors';
import { validated } from './validate';

export const MAX_PAGE = 100;
export const DEFAULT_PAGE = 50;
const MAX_CURSOR_LENGTH = 500;

const MAX_TIME = 8.64e15;

/** Whether a cursor's value is a time, in ms, that a Date can hold. */
export const isTime = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Math.abs(value as number) <= MAX_TIME;

/** Whether a query parameter is given once and is a text. */
export const isSingle = (value: unknown): value is string => typeof value === 'string';

/** The chains that check `limit` (1 to 100) and `cursor`. */
export const pageQuery = () => [
  query('limit')
    .optional()
    .custom((value: unknown) => isSingle(value) && /^\d{1,3}$/.test(value) && inRange(value))
    .withMessage(`limit must be a whole number from 1 to ${MAX_PAGE}`),
  query('cursor')
    .optional()
    .custom((value: unknown) => isSingle(value) && value.length <= MAX_CURSOR_LENGTH)
    .withMessage('cursor must be one that an answer gave'),
];

const inRange = (digits: string) => Number(digits) >= 1 && Number(digits) <= MAX_PAGE;

export const pageLimit = (req: Request): number =>
  req.query.limit === undefined ? DEFAULT_PAGE : Number(req.query.limit);

/** A cursor is where the last page ended: the sort values of its last item. */
export const encodeCursor = (values: (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/**
 * The values of the request's cursor, `undefined` on the first page.
 * @param isValid checks each value, in order
 * @throws BadRequestError when it is none that we gave
 */
export const decodeCursor = <T extends (string | number)[]>(
  req: Request,
  isValid: (values: unknown[]) => boolean,
): T | undefined => {
  const { cursor } = req.query;
  if (cursor === undefined) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(String(cursor), 'base64url').toString());
    if (Array.isArray(values) && isValid(values)) return values as T;
  } catch {
    // no JSON
  }
  throw new BadRequestError([
    { message: 'cursor must be one that an answer gave', field: 'cursor' },
  ]);
};

/**
 * Answers one page of `found`, which was read with one item more than the page's limit, and names
 * the next one in a `Link` header with the request's own path and parameters.
 */
export const sendPage = <T>(
  req: Request,
  res: Response,
  found: T[],
  cursorOf: (last: T) => (string | number)[],
  toJson: (item: T) => unknown,
) => {
  const limit = pageLimit(req);
  const page = found.slice(0, limit);
  if (found.length > limit) {
    const query = new URLSearchParams(validated<Record<string, string>>(req));
    query.set('cursor', encodeCursor(cursorOf(page.at(-1)!)));
    res.set('Link', `<${req.baseUrl}${req.path}?${query}>; rel="next"`);
  }
  res.json(page.map(toJson));
};
