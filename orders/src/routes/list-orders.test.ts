import {
  ExpirationComplete,
  OrderCompleted,
  PaymentCreated,
  PaymentRefunded,
  TicketCreated,
  TicketUpdated,
  type CurrentUser,
} from '@ticketing/common';
import {
  cookieFor,
  newUser,
  samplePayment,
  sampleTicket,
  testService,
} from '@ticketing/common/testing';
import { Order } from '../models/order';
import { inView } from '../models/views';
import { service } from '../service';
import { reserved } from '../testing/reserved';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

const list = (path = '', user = newUser()) =>
  kit.http().get(`/api/orders${path}`).set('Cookie', cookieFor(user));

const nextPage = (link: string | undefined) =>
  /^<\/api\/orders(.*)>; rel="next"$/.exec(link ?? '')?.[1];

const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const expiresAt = new Date().toISOString();

/** An order of the buyer's in each state and time. */
const orders = async (buyer: CurrentUser) => {
  const at = (startsAt: Date | null) => reserved(buyer, 60_000, startsAt);
  const paid = async (startsAt: Date | null) => {
    const order = await at(startsAt);
    await kit.deliver(PaymentCreated, samplePayment({ orderId: order.id }));
    return order;
  };
  const cancelled = await at(inDays(1));
  await kit.deliver(ExpirationComplete, { orderId: cancelled.id, expiresAt, version: 1 });
  const refunded = await paid(inDays(-1));
  await kit.deliver(PaymentRefunded, samplePayment({ orderId: refunded.id, status: 'refunded' }));
  const old = await paid(null);
  await Order.collection.updateOne({ _id: old._id }, { $unset: { startsAt: 1 } });
  const made = {
    ...{ cancelled, refunded, old },
    live: await at(inDays(-1)),
    coming: await paid(inDays(1)),
    undated: await paid(null),
    gone: await paid(inDays(-1)),
    longGone: await paid(new Date('1970-01-01T00:00:00Z')),
  };
  const names = Object.fromEntries(Object.entries(made).map(([name, { id }]) => [id, name]));
  return async (path: string) => {
    const { body, headers } = await list(path, buyer).expect(200);
    return { names: body.map(({ id }: { id: string }) => names[id]), headers };
  };
};

describe('GET /api/orders?view=', () => {
  it('tells apart what comes, what has been and what was cancelled; each order is in one', async () => {
    const namesIn = await orders(newUser());
    const views = { upcoming: ['undated', 'coming', 'live', 'old'], past: ['longGone', 'gone'] };
    expect(await namesIn('?view=upcoming')).toMatchObject({ names: views.upcoming });
    expect(await namesIn('?view=past')).toMatchObject({ names: views.past });
    expect(await namesIn('?view=cancelled')).toMatchObject({ names: ['refunded', 'cancelled'] });
    expect((await namesIn('')).names).toHaveLength(8);
  });

  it('pages through a view', async () => {
    const namesIn = await orders(newUser());
    const seen: string[] = [];
    for (let page: string | undefined = '?view=upcoming&limit=1'; page;) {
      const { names, headers } = await namesIn(page);
      seen.push(...names);
      page = nextPage(headers.link);
      if (page) expect(page).toContain('view=upcoming');
    }
    expect(seen).toEqual(['undated', 'coming', 'live', 'old']);
  });

  it('knows the start from the ticket’s newest event, and keeps it to itself', async () => {
    const ticket = sampleTicket({ startsAt: inDays(1).toISOString() });
    await kit.deliver(TicketCreated, ticket);
    const startsAt = inDays(-1).toISOString();
    await kit.deliver(TicketUpdated, { ...ticket, startsAt, version: 1 });
    const buyer = newUser();
    const { body } = await kit
      .http()
      .post('/api/orders')
      .set('Cookie', cookieFor(buyer))
      .send({ ticketId: ticket.id })
      .expect(201);
    expect(JSON.stringify(body)).not.toContain('startsAt');
    await kit.deliver(PaymentCreated, samplePayment({ orderId: body.id }));
    const { body: past } = await list('?view=past', buyer).expect(200);
    expect(past).toEqual([{ ...body, status: 'complete', version: 1 }]);
    expect((await kit.published(OrderCompleted, body.id)).data).not.toHaveProperty('startsAt');
  });

  it.each([
    ['past', 2],
    ['cancelled', 2],
    ['upcoming', 6], // and those of the past
  ] as const)(
    'reads from an index, in order, and no more orders than it must: %s',
    async (view, most) => {
      const buyer = newUser();
      await orders(buyer);
      const answer = (await Order.find({ userId: buyer.id, ...inView(view) })
        .sort({ createdAt: -1, _id: -1 })
        .explain('executionStats')) as unknown as {
        executionStats: { totalDocsExamined: number };
      };
      expect(JSON.stringify(answer)).not.toMatch(/"stage":"(SORT|COLLSCAN)"/);
      expect(answer.executionStats.totalDocsExamined).toBe(most);
    },
  );

  it.each(['view=', 'view=all', 'view=Past', 'view=past&view=past', 'view=toString'])(
    'refuses ?%s',
    async query => {
      const { body } = await list(`?${query}`).expect(400);
      const message = 'view must be one of upcoming, past, cancelled';
      expect(body).toEqual({ errors: [{ message, field: 'view' }] });
    },
  );
});

describe('GET /api/orders', () => {
  it("pages through the buyer's own orders, newest first, each once", async () => {
    const buyer = newUser();
    await reserved(newUser());
    const made: string[] = [];
    for (let n = 0; n < 5; n++) made.unshift((await reserved(buyer)).id);

    const seen: string[] = [];
    let page: string | undefined = '?limit=2';
    let pages = 0;
    while (page) {
      const { body, headers } = await list(page, buyer).expect(200);
      seen.push(...body.map(({ id }: { id: string }) => id));
      page = nextPage(headers.link);
      pages++;
    }
    expect(seen).toEqual(made);
    expect(pages).toBe(3);
  });

  it('answers an empty page, and no next one', async () => {
    const { headers } = await list().expect(200, []);
    expect(headers.link).toBeUndefined();
  });

  it('refuses a visitor', () => kit.http().get('/api/orders').expect(401));

  const cursor = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
  it.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1.5',
    'limit=x',
    'limit=',
    'limit=1&limit=2',
    'cursor=x',
    'cursor=',
    'cursor=a&cursor=b',
    `cursor=${cursor([1])}`,
    `cursor=${cursor(['1', 'x'])}`,
    `cursor=${cursor([{ $gt: 0 }, '0'.repeat(24)])}`,
    `cursor=${cursor([9e15, '0'.repeat(24)])}`,
    `cursor=${'a'.repeat(600)}`,
  ])('refuses ?%s', query => list(`?${query}`).expect(400));
});
