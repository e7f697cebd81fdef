import type { Request } from 'express';
import { query } from 'express-validator';
import { isSingle } from './paging';
import { isId } from './validate';

/** The most ids that a request may name. */
export const MAX_IDS = 100;

const split = (value: string) => value.split(',');
const areIds = (value: unknown) =>
  isSingle(value) && split(value).length <= MAX_IDS && split(value).every(isId);

/** The chain that checks `?ids=`: 1 to 100 ids with commas between. */
export const idsQuery = () =>
  query('ids').custom(areIds).withMessage(`ids must be 1 to ${MAX_IDS} ids, separated by commas`);

/** The ids of a request that passed {@link idsQuery}, each once. */
export const idsOf = (req: Request): string[] => [
  ...new Set(split(String(req.query.ids)).map(id => id.toLowerCase())),
];
