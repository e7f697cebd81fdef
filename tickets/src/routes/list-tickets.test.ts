import { OrderCompleted, OrderCreated } from '@ticketing/common';
import { cookieFor, newUser, testService } from '@ticketing/common/testing';
import { Ticket, ticketAnswer, type TicketDetails, type TicketDocument } from '../models/ticket';
import { service } from '../service';
import { onSale, orderOf } from '../testing/tickets';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
beforeEach(() => Ticket.deleteMany());
afterAll(() => kit.stop());

const list = (query = '') => kit.http().get(`/api/tickets${query}`);
const encode = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters)}`;

/** The titles that a query finds, in order. */
const titles = async (parameters: Record<string, string>) => {
  const { body } = await list(encode(parameters)).expect(200);
  return body.map(({ title }: { title: string }) => title);
};

const putAllOnSale = async (all: Partial<TicketDetails>[]) => {
  for (const details of all) await onSale(details);
};

const nextPage = (link: string | undefined) =>
  /^<\/api\/tickets(.*)>; rel="next"$/.exec(link ?? '')?.[1];

describe('GET /api/tickets', () => {
  it('answers the tickets on sale, newest first, with the fields of the contract', async () => {
    const first = await onSale();
    const second = await onSale({ venue: 'Hall', startsAt: new Date('2027-06-01T18:00:00Z') });
    const reserved = await onSale();
    await kit.deliver(OrderCreated, orderOf(reserved.id).created);
    const sold = await onSale();
    await kit.deliver(OrderCompleted, orderOf(sold.id).complete);
    const withdrawn = await onSale();
    withdrawn.withdraw();
    await withdrawn.save();
    const { headers } = await list().expect(200, [second, first].map(ticketAnswer));
    expect(headers.link).toBeUndefined();
  });

  it("answers the seller's own in all states for seller=me", async () => {
    const seller = newUser();
    await onSale();
    const own: TicketDocument[] = [];
    for (let n = 0; n < 3; n++) own.unshift(await onSale({}, seller.id));
    await kit.deliver(OrderCreated, orderOf(own[0]!.id).created);
    own[1]!.withdraw();
    await own[1]!.save();
    const { body } = await list('?seller=me').set('Cookie', cookieFor(seller)).expect(200);
    expect(body).toMatchObject([
      { id: own[0]!.id, status: 'reserved' },
      { id: own[1]!.id, status: 'withdrawn' },
      { id: own[2]!.id, status: 'onsale' },
    ]);
    await list('?seller=me').set('Cookie', cookieFor(newUser())).expect(200, []);
  });

  it('has no "me" for a visitor, and nobody else for anybody', async () => {
    await list('?seller=me').expect(401, { errors: [{ message: 'You are not signed in' }] });
    await list('?seller=me&limit=0').expect(401);
    const other = newUser();
    for (const query of [`?seller=${other.id}`, '?seller=', '?seller=me&seller=me'])
      await list(query).set('Cookie', cookieFor(newUser())).expect(400);
  });
});

describe('GET /api/tickets?q=', () => {
  beforeEach(() =>
    putAllOnSale([
      { title: 'Opéra de Paris', venue: 'Palais Garnier' },
      { title: 'Jazz night', description: 'Swing\nand blues', venue: 'Große Freiheit 36' },
      { title: 'Jazz brunch', description: 'Coffee.*' },
    ]),
  );

  it.each([
    ['jazz', ['Jazz brunch', 'Jazz night']],
    ['JAZZ nig', ['Jazz night']],
    ['nig jazz', ['Jazz night']],
    ['zz', []],
    ['jazz opera', []],
    ['opera', ['Opéra de Paris']],
    ['OPÉRA garn', ['Opéra de Paris']],
    ['swing', ['Jazz night']],
    ['grosse 36', ['Jazz night']],
    ['GROẞE', ['Jazz night']],
    ['blues, swing & jazz!', ['Jazz night']],
    ['.*', []],
    ['^j', ['Jazz brunch', 'Jazz night']],
    ['coffee.*', ['Jazz brunch']],
    ['!!!', []],
    ['\u0000', []],
    ['$gt', []],
    [' ', ['Jazz brunch', 'Jazz night', 'Opéra de Paris']],
    ['', ['Jazz brunch', 'Jazz night', 'Opéra de Paris']],
    ['(((((', []],
    ['jazz '.repeat(40), ['Jazz brunch', 'Jazz night']],
  ])('%j finds %j', async (q, found) => expect(await titles({ q })).toEqual(found));

  it('combines with the other filters', async () => {
    await onSale({ title: 'Jazz gala', priceCents: 50_000 });
    expect(await titles({ q: 'jazz', minPrice: '100' })).toEqual(['Jazz gala']);
    expect(await titles({ q: 'jazz', sort: '-price', limit: '1' })).toEqual(['Jazz gala']);
  });
});

describe('GET /api/tickets with bounds', () => {
  it.each([
    [{ minPrice: '20' }, ['c', 'b']],
    [{ minPrice: '20.01' }, ['c']],
    [{ maxPrice: '19.99' }, ['a']],
    [{ maxPrice: '20.0' }, ['b', 'a']],
    [{ minPrice: '19.99', maxPrice: '20.00' }, ['b', 'a']],
    [{ minPrice: '21', maxPrice: '20' }, []],
    [{ minPrice: '0' }, ['c', 'b', 'a']],
    [{ maxPrice: '999999999.99' }, ['c', 'b', 'a']],
  ])('%j', async (parameters, found) => {
    await putAllOnSale([
      { title: 'a', priceCents: 1999 },
      { title: 'b', priceCents: 2000 },
      { title: 'c', priceCents: 99_999_999 },
    ]);
    expect(await titles(parameters as Record<string, string>)).toEqual(found);
  });

  it.each([
    [{ from: '2027-06-01' }, ['c', 'b', 'a']],
    [{ to: '2027-06-01' }, ['b', 'a']],
    [{ from: '2027-06-02' }, ['c']],
    [{ from: '2027-06-01', to: '2027-06-01' }, ['b', 'a']],
    [{ from: '2027-06-01T00:00:00.001Z' }, ['c', 'b']],
    [{ from: '2027-06-02T01:59:59.999+02:00' }, ['c', 'b']],
    [{ to: '2027-06-01T00:00:00Z' }, ['a']],
    [{ to: '2027-05-31' }, []],
    [{ from: '2027-06-02', to: '2027-06-01' }, []],
    [{ from: '0001-01-01', to: '9999-12-31' }, ['c', 'b', 'a']],
    [{ from: '1900-01-01' }, ['c', 'b', 'a']],
  ])('%j', async (parameters, found) => {
    await putAllOnSale([
      { title: 'a', startsAt: new Date('2027-06-01T00:00:00.000Z') },
      { title: 'b', startsAt: new Date('2027-06-01T23:59:59.999Z') },
      { title: 'c', startsAt: new Date('2027-06-02T00:00:00.000Z') },
      { title: 'undated' },
    ]);
    expect(await titles(parameters as Record<string, string>)).toEqual(found);
  });
});

describe('GET /api/tickets, page by page', () => {
  /** Follows the links; `between` runs after each page. */
  const pages = async (query: string, between: () => Promise<unknown> = async () => undefined) => {
    const seen: string[][] = [];
    for (let page: string | undefined = query; page;) {
      const { body, headers } = await list(page).expect(200);
      seen.push(body.map(({ title }: { title: string }) => title));
      await between();
      page = nextPage(headers.link);
    }
    return seen;
  };

  const day = (n: number) => new Date(`2027-06-0${n}T20:00:00Z`);
  /** Ties in price and date, and two without a date. */
  const mixed = [
    { title: 'a', priceCents: 300, startsAt: null },
    { title: 'b', priceCents: 100, startsAt: day(2) },
    { title: 'c', priceCents: 200, startsAt: day(1) },
    { title: 'd', priceCents: 100, startsAt: day(2) },
    { title: 'e', priceCents: 300, startsAt: null },
  ];

  it.each([
    ['', [['e', 'd'], ['c', 'b'], ['a']]],
    ['newest', [['e', 'd'], ['c', 'b'], ['a']]],
    ['price', [['b', 'd'], ['c', 'a'], ['e']]],
    ['-price', [['e', 'a'], ['c', 'd'], ['b']]],
    ['date', [['c', 'b'], ['d', 'a'], ['e']]],
  ])('sort=%s', async (sort, expected) => {
    await putAllOnSale(mixed);
    expect(await pages(sort ? `?sort=${sort}&limit=2` : '?limit=2')).toEqual(expected);
  });

  it('shows each once though others come and go meanwhile', async () => {
    await putAllOnSale(mixed);
    const news = () => onSale({ title: 'new', priceCents: 50 });
    expect((await pages('?sort=price&limit=1', news)).flat()).toEqual(['b', 'd', 'c', 'a', 'e']);
    await Ticket.deleteMany({ title: 'new' });
    expect((await pages('?limit=1', news)).flat()).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  it('shows each once though all were made in the same moment', async () => {
    await putAllOnSale(mixed);
    await Ticket.collection.updateMany({}, { $set: { createdAt: day(1) } });
    expect((await pages('?limit=2')).flat()).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  it('keeps the filters on the next page', async () => {
    await putAllOnSale(mixed.map(({ title, ...rest }) => ({ ...rest, title: `${title} show` })));
    const query = encode({ q: 'show', minPrice: '2', sort: 'date', limit: '1' });
    expect((await pages(query)).flat()).toEqual(['c show', 'a show', 'e show']);
  });

  it('takes a cursor for the sort that it was made for only', async () => {
    await putAllOnSale(mixed);
    const { headers } = await list('?sort=price&limit=2').expect(200);
    const next = nextPage(headers.link)!;
    await list(next).expect(200);
    for (const sort of ['sort=-price', 'sort=date', 'sort=newest'])
      await list(next.replace('sort=price', sort)).expect(400);
    await list(next.replace('sort=price&', '')).expect(400);
  });

  const MANY = 51;
  it('has 50 by default and at most 100', async () => {
    for (let n = 0; n < MANY; n++) await onSale({ title: String(n) });
    const sizes = (all: string[][]) => all.map(page => page.length);
    expect(sizes(await pages('?sort=price'))).toEqual([50, 1]);
    expect(sizes(await pages('?limit=100'))).toEqual([MANY]);
    expect(sizes(await pages(`?limit=${MANY}`))).toEqual([MANY]);
  });
});

describe('GET /api/tickets with wrong parameters', () => {
  const cursor = (values: unknown) =>
    `cursor=${Buffer.from(JSON.stringify(values)).toString('base64url')}`;
  const id = '0'.repeat(24);

  it.each([
    ...['0', '101', '-1', '1.5', '1e1', 'x', '', '%00'].map(value => `limit=${value}`),
    ...['x', '', 'Price', 'price%20', '__proto__', 'constructor'].map(value => `sort=${value}`),
    ...['x', '', '-1', '1.234', '1e3', '1,5', '.5', '5.', 'NaN', 'Infinity', '1'.repeat(10)].map(
      value => `minPrice=${value}`,
    ),
    ...['x', '', '-0.01', '0x10', '%2B1', ' 1'].map(value => `maxPrice=${value}`),
    ...['x', '', '2027', '2027-6-1', '2027-02-30', '2027-06-01T20:00:00', '1e3'].map(
      value => `from=${value}`,
    ),
    ...['soon', '20270601', '2027-W22-2', '2027-06-01T20:00:00%2B25:00'].map(
      value => `to=${value}`,
    ),
    `q=${'x'.repeat(201)}`,
    'seller=you',
    ...['limit', 'q', 'minPrice', 'maxPrice'].map(name => `${name}=1&${name}=1`),
    ...['from', 'to'].map(name => `${name}=2027-01-01&${name}=2027-01-01`),
    'sort=price&sort=price',
    'cursor=x',
    'cursor=',
    'cursor=a&cursor=b',
    `cursor=${'a'.repeat(600)}`,
    cursor(null),
    cursor({}),
    cursor([]),
    cursor(['newest', 1]),
    cursor(['newest', 1, 'x']),
    cursor(['newest', '1', id]),
    cursor(['newest', 1.5, id]),
    cursor(['newest', 1, id, 1]),
    cursor(['newest', 9e15, id]),
    cursor(['newest', { $gt: 0 }, id]),
    cursor(['newest', 1, { $gt: '' }]),
    cursor(['price', 1, id]),
    cursor([['newest'], 1, id]),
  ])('refuses ?%s', async query => {
    const { body } = await list(`?${query}`).expect(400);
    expect(body).toEqual({
      errors: [{ message: expect.any(String), field: query.slice(0, query.indexOf('=')) }],
    });
  });

  it.each(['x=1', 'q[$gt]=', 'limit[]=0', 'sort[a]=b', '__proto__=1'])('ignores ?%s', query =>
    list(`?${query}`).expect(200, []),
  );
});
