import { isId } from '@ticketing/common';
import type { QueryFilter } from 'mongoose';
import { Ticket, type ReadableTicket, type TicketAttributes } from '../models/ticket';
import { UNDATED } from './search-fields';
import { wordsOf } from './words';

/** A query's words beyond this many are not looked for. */
const MAX_QUERY_WORDS = 10;
/** The latest time that a JavaScript date can hold, in ms; no price or date is beyond it. */
const MAX_SORT_VALUE = 8.64e15;

/** The orders in which tickets can be listed: by a field, then by id. */
const sorts = {
  newest: { field: 'createdAt', direction: -1 },
  price: { field: 'priceCents', direction: 1 },
  '-price': { field: 'priceCents', direction: -1 },
  date: { field: 'dateOrder', direction: 1 },
} as const;

export type Sort = keyof typeof sorts;
export const isSort = (value: unknown): value is Sort =>
  typeof value === 'string' && Object.hasOwn(sorts, value);

/** Where a page ended: the sort that it had, and its last ticket's value (ms or cents) and id. */
export type Position = [sort: Sort, value: number, id: string];

/** Whether the values are a position in that sort; one of another sort means nothing in it. */
export const isPosition = (values: unknown[], sort: Sort): values is Position => {
  const [of, value, id, ...rest] = values;
  if (of !== sort || !Number.isSafeInteger(value) || !isId(id)) return false;
  return Math.abs(value as number) <= MAX_SORT_VALUE && rest.length === 0;
};

/** What to look for; all of it must hold. Bounds are inclusive. */
export interface Search {
  /** Whose tickets, in all states; without it everybody's that are on sale. */
  sellerId?: string | undefined;
  q?: string | undefined;
  minCents?: number | undefined;
  maxCents?: number | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  sort: Sort;
  after?: Position | undefined;
}

type Condition = QueryFilter<TicketAttributes>;

/** Each word must begin one of the ticket's. A query without a word finds nothing. */
const wordConditions = (q: string): Condition[] => {
  const words = wordsOf(q).slice(0, MAX_QUERY_WORDS);
  if (words.length === 0) return [{ _id: { $in: [] } }];
  // MongoDB searches its index for the first word only: the longest is likely to be the rarest.
  words.sort((a, b) => b.length - a.length);
  // Words are letters and digits only, so nothing in them means anything to a regular expression.
  return words.map(word => ({ words: new RegExp(`^${word}`) }));
};

const afterCondition = ([sort, value, id]: Position): Condition => {
  const { field, direction } = sorts[sort];
  const beyond = direction === 1 ? '$gt' : '$lt';
  return {
    // The index can start at the value itself; which of those that share it are left, the ids say.
    [field]: { [`${beyond}e`]: value },
    $or: [{ [field]: { [beyond]: value } }, { _id: { [beyond]: id } }],
  };
};

const conditions = ({ sellerId, q, minCents, maxCents, from, to, after }: Search) => {
  const all: Condition[] = [sellerId === undefined ? { status: 'onsale' } : { userId: sellerId }];
  if (q !== undefined) all.push(...wordConditions(q));
  if (minCents !== undefined) all.push({ priceCents: { $gte: minCents } });
  if (maxCents !== undefined) all.push({ priceCents: { $lte: maxCents } });
  if (from) all.push({ dateOrder: { $gte: from } });
  if (to) all.push({ dateOrder: { $lte: to } });
  if (from || to) all.push({ dateOrder: { $lt: UNDATED } });
  if (after) all.push(afterCondition(after));
  return all;
};

/** A ticket as {@link findTickets} reads it. */
export type FoundTicket = ReadableTicket & Pick<TicketAttributes, 'dateOrder'>;

/** The tickets that a search finds, in its order. */
export const findTickets = (search: Search, limit: number) => {
  const { field, direction } = sorts[search.sort];
  return Ticket.find({ $and: conditions(search) })
    .sort({ [field]: direction, _id: direction })
    .limit(limit)
    .select({ outbox: 0, words: 0 })
    .lean<FoundTicket[]>();
};

/** The position of a found ticket, for the page after it. */
export const positionOf = (ticket: FoundTicket, sort: Sort): Position => [
  sort,
  Number(ticket[sorts[sort].field]),
  String(ticket._id),
];
