import {
  decodeCursor,
  isSingle,
  pageLimit,
  pageQuery,
  parseDollars,
  requireAuth,
  sendPage,
  userOf,
  validate,
} from '@ticketing/common';
import { Router, type Request, type RequestHandler } from 'express';
import { query } from 'express-validator';
import { ticketAnswer } from '../models/ticket';
import { findTickets, isPosition, isSort, positionOf, type Position } from '../search/search';
import { parseBound } from '../search/times';

const QUERY_MAX = 200;
const DOLLARS = /^\d{1,9}(\.\d{1,2})?$/;

/** The chain of a parameter that may be given once and must then be right. */
const parameter = (name: string, isRight: (value: string) => boolean, must: string) =>
  query(name)
    .optional()
    .custom((value: unknown) => isSingle(value) && isRight(value))
    .withMessage(`${name} must be ${must}`);

const isDollars = (value: string) => DOLLARS.test(value);
const AMOUNT = 'dollars with at most two decimals';
const TIME = 'an ISO 8601 date, or a date and time with its offset';

const listQuery = [
  ...pageQuery(),
  parameter('q', value => value.length <= QUERY_MAX, `at most ${QUERY_MAX} characters`),
  parameter('minPrice', isDollars, AMOUNT),
  parameter('maxPrice', isDollars, AMOUNT),
  parameter('from', value => parseBound(value, 'from') !== undefined, TIME),
  parameter('to', value => parseBound(value, 'to') !== undefined, TIME),
  parameter('sort', isSort, 'newest, price, -price or date'),
  parameter('seller', value => value === 'me', 'me'),
];

/** Signed out there is no "me". */
const requireSeller: RequestHandler = (req, res, next) =>
  req.query.seller === 'me' ? requireAuth(req, res, next) : next();

/** The search that checked parameters stand for. @throws BadRequestError for a wrong cursor */
const searchOf = (req: Request) => {
  const { q, minPrice, maxPrice, from, to, seller, sort: given = 'newest' } = req.query;
  const sort = isSort(given) ? given : 'newest';
  return {
    sort,
    sellerId: seller === undefined ? undefined : userOf(req).id,
    // An empty field of a search form asks for nothing.
    q: String(q ?? '').trim() || undefined,
    minCents: minPrice === undefined ? undefined : parseDollars(Number(minPrice)),
    maxCents: maxPrice === undefined ? undefined : parseDollars(Number(maxPrice)),
    from: parseBound(from, 'from'),
    to: parseBound(to, 'to'),
    after: decodeCursor<Position>(req, values => isPosition(values, sort)),
  };
};

/** GET /api/tickets: the tickets on sale, or all of the seller's own, a page at a time. */
export const listTickets = Router().get(
  '/api/tickets',
  requireSeller,
  validate(...listQuery),
  async (req, res) => {
    const search = searchOf(req);
    const tickets = await findTickets(search, pageLimit(req) + 1);
    sendPage(req, res, tickets, last => positionOf(last, search.sort), ticketAnswer);
  },
);
