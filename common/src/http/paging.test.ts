import express from 'express';
import { query } from 'express-validator';
import fc from 'fast-check';
import request from 'supertest';
import {
  decodeCursor,
  DEFAULT_PAGE,
  encodeCursor,
  isTime,
  MAX_PAGE,
  pageLimit,
  pageQuery,
  sendPage,
} from './paging';
import { validate } from './validate';
import { testApp } from '../testing';

/** A list of whole numbers, falling; its cursor is the last one that a page had. */
let highest = 0;
const isCursor = (values: unknown[]) => values.length === 1 && Number.isSafeInteger(values[0]);
const list: express.RequestHandler = (req, res) => {
  const [from] = decodeCursor<[number]>(req, isCursor) ?? [highest + 1];
  const length = Math.max(0, Math.min(pageLimit(req) + 1, from - 1));
  const found = Array.from({ length }, (_, n) => from - 1 - n);
  sendPage(
    req,
    res,
    found,
    last => [last],
    item => item,
  );
};
const own = [query('q').optional(), query('from').optional()];
const app = testApp([express.Router().get('/api/numbers', validate(...pageQuery(), ...own), list)]);
const get = (query = '') => request(app).get(`/api/numbers${query}`);
const next = (link: string | undefined) => /^<(.+)>; rel="next"$/.exec(link ?? '')?.[1];

/** Follows the links from a first page to the last one. */
const walk = async (query: string) => {
  const pages: number[][] = [];
  let path: string | undefined = `/api/numbers${query}`;
  while (path) {
    const { body, headers }: request.Response = await request(app).get(path).expect(200);
    pages.push(body as number[]);
    path = next(headers.link);
  }
  return pages;
};

describe('paging', () => {
  it('gives each item once, in order, and no empty page at the end', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(40), fc.integer({ min: 1, max: 15 }), async (count, limit) => {
        highest = count;
        const pages = await walk(`?limit=${limit}`);
        expect(pages.flat()).toEqual(Array.from({ length: count }, (_, n) => count - n));
        expect(pages).toHaveLength(Math.max(1, Math.ceil(count / limit)));
      }),
      { numRuns: 25 },
    ));

  it.each([
    ['', DEFAULT_PAGE],
    ['?limit=1', 1],
    ['?limit=007', 7],
    [`?limit=${MAX_PAGE}`, MAX_PAGE],
  ])('has pages of the size asked for: %j gives %d', async (query, length) => {
    highest = 200;
    expect((await get(query).expect(200)).body).toHaveLength(length);
  });

  it('keeps the route’s other parameters in the link, whatever they say, and no more', async () => {
    highest = 5;
    const unknown = `unknown=${'!'.repeat(8_000)}`; // three times as long where it is encoded
    const query = `?q=a%26b%20%C3%A9%0D%0A%3E%22&limit=2&from=x&${unknown}`;
    const { headers } = await get(query).expect(200);
    const link = new URL(next(headers.link)!, 'http://x');
    expect(link.pathname).toBe('/api/numbers');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      q: 'a&b é\r\n>"',
      limit: '2',
      from: 'x',
      cursor: encodeCursor([4]),
    });
  });

  const cursor = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
  it.each([
    'limit=',
    'limit=0',
    'limit=000',
    'limit=101',
    'limit=1000',
    'limit=-1',
    'limit=+1',
    'limit=1.0',
    'limit=1e1',
    'limit=%201',
    'limit=1%0A',
    'limit=x',
    'limit=1&limit=2',
    'cursor=',
    'cursor=x',
    'cursor=%00',
    'cursor=a&cursor=b',
    `cursor=${cursor([])}`,
    `cursor=${cursor(['1'])}`,
    `cursor=${cursor([1, 2])}`,
    `cursor=${cursor([{ $gt: 0 }])}`,
    `cursor=${cursor({ 0: 1, length: 1 })}`,
    `cursor=${cursor(null)}`,
    `cursor=${cursor([1]).slice(0, -1)}`,
    `cursor=${'a'.repeat(501)}`,
    `cursor=${cursor([1])}${'A'.repeat(500)}`,
  ])('refuses ?%s', async query => {
    const field = query.slice(0, query.indexOf('='));
    const message =
      field === 'limit'
        ? 'limit must be a whole number from 1 to 100'
        : 'cursor must be one that an answer gave';
    await get(`?${query}`).expect(400, { errors: [{ message, field }] });
  });

  it('knows the times that a date can hold', () => {
    for (const time of [0, -1, Date.now(), 8.64e15, -8.64e15]) expect(isTime(time)).toBe(true);
    for (const time of [8.64e15 + 1, 0.5, NaN, Infinity, '0', null, undefined, [0]])
      expect(isTime(time)).toBe(false);
  });
});
