import { closeStreams, eventually, openStream } from '@ticketing/common/testing';
import { BODY_ENDPOINTS, json, plain } from './bad-input';
import { INNER_PATHS } from './inner-paths';
import { errorsOf, type WireRequest } from './wire';
import { PASSWORD } from '../person';
import type { Actor, World } from './world';

const TICKET = BODY_ENDPOINTS.edit.good;
const TICKETS = ['onsale', 'reserved', 'sold', 'withdrawn', 'returned'];
const HEARTBEAT_LIMIT_MS = 15_000;
const ORDERS = ['live', 'complete', 'cancelled'];

/** What only one side may do, with those who may not and are signed in. */
const PRIVATE: [request: WireRequest, others: Actor[]][] = [
  ...TICKETS.flatMap((id): [WireRequest, Actor[]][] => [
    [json(`PUT /api/tickets/<${id}>`, TICKET), ['stranger', 'buyer']],
    [plain(`DELETE /api/tickets/<${id}>`), ['stranger', 'buyer']],
  ]),
  ...ORDERS.flatMap((id): [WireRequest, Actor[]][] => [
    [plain(`GET /api/orders/<${id}>`), ['stranger', 'seller']],
    [plain(`DELETE /api/orders/<${id}>`), ['stranger', 'seller']],
    [plain(`GET /api/payments?orderId=<${id}>`), ['stranger', 'seller']],
    [
      json('POST /api/payments', { orderId: `<${id}>`, token: 'pm_card_visa' }),
      ['stranger', 'seller'],
    ],
    [plain(`POST /api/payments/<${id}>/refresh`), ['stranger', 'seller']],
    [plain(`POST /api/payments/<${id}>/refund`), ['stranger', 'buyer']],
    [json(`POST /api/payments/<${id}>/sandbox-bank`, { approve: true }), ['stranger', 'seller']],
  ]),
];

/** What everybody may do who is signed in, with their own. */
const FOR_MEMBERS: WireRequest[] = [
  json('POST /api/tickets', TICKET),
  json('POST /api/orders', { ticketId: '<onsale>' }),
  plain('GET /api/orders'),
  plain('GET /api/tickets?seller=me'),
  plain('GET /api/tickets/sales'),
  plain('GET /api/orders?view=past'),
  plain('GET /api/orders/events?ids=<live>'),
];

const nameOf = ({ method, path, body }: WireRequest) => `${method} ${path} ${String(body ?? '')}`;
const rows = <T>(requests: [WireRequest, T][]) =>
  requests.map(([request, more]) => [nameOf(request), request, more] as const);

const describeOthersThings = (world: () => World) => {
  it.each(rows(PRIVATE))('401 and 403: %s', async (_name, request, others) => {
    const visitor = await world().send('visitor', request);
    expect([visitor.status, errorsOf(visitor)]).toEqual([
      401,
      [{ message: 'You are not signed in' }],
    ]);
    for (const other of others) {
      const answer = await world().send(other, request);
      expect([other, answer.status]).toEqual([other, 403]);
      // Whose it is, or in what state, is nothing to tell.
      expect(errorsOf(answer)).toEqual([{ message: 'This is not yours' }]);
    }
    await world().expectUnchanged();
  });

  it.each(FOR_MEMBERS.map(request => [nameOf(request), request] as const))(
    '401: %s',
    async (_name, request) => {
      const answer = await world().send('visitor', request);
      expect([answer.status, errorsOf(answer).length]).toEqual([401, 1]);
      await world().expectUnchanged();
    },
  );
};

const listOf = async (world: World, as: Actor, path: string) => {
  const answer = await world.send(as, plain(`GET ${path}`));
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as Record<string, unknown>[];
};

/** What a list shows, by the names of the things. */
const namesIn = async (world: World, as: Actor, path: string) => {
  const ids = (await listOf(world, as, path)).map(({ id }) => id);
  return Object.keys(world.names).filter(name => ids.includes(world.names[name]));
};

const describeLists = (world: () => World) => {
  it('shows everybody the tickets on sale, and of them what is public', async () => {
    for (const actor of ['visitor', 'stranger', 'seller'] as const)
      expect(await namesIn(world(), actor, '/api/tickets')).toEqual([
        'onsale',
        'returned',
        'strangers',
      ]);
    const [ticket] = await listOf(world(), 'visitor', '/api/tickets');
    expect(Object.keys(ticket!).sort()).toEqual(
      [
        ...['id', 'title', 'price', 'description', 'venue', 'startsAt', 'userId', 'orderId'],
        ...['status', 'version', 'createdAt'],
      ].sort(),
    );
  });

  it('shows sellers their own tickets, in whatever state, and nobody else’s', async () => {
    const mine = '/api/tickets?seller=me';
    expect(await namesIn(world(), 'seller', mine)).toEqual(
      expect.arrayContaining(['onsale', 'reserved', 'sold', 'withdrawn', 'returned']),
    );
    expect(await namesIn(world(), 'seller', mine)).not.toContain('strangers');
    expect(await namesIn(world(), 'stranger', mine)).toEqual(['strangers']);
    expect(await namesIn(world(), 'buyer', mine)).toEqual([]);
  });

  it('shows buyers their own orders, whatever place in the list is asked for', async () => {
    expect((await namesIn(world(), 'buyer', '/api/orders')).sort()).toEqual([...ORDERS].sort());
    expect(await namesIn(world(), 'seller', '/api/orders')).toEqual([]);
    const first = await world().send('buyer', plain('GET /api/orders?limit=1'));
    const [, next] = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))!;
    expect(await namesIn(world(), 'buyer', next!)).toHaveLength(1);
    expect(await namesIn(world(), 'stranger', next!)).toEqual([]);
  });
};

const describeStreams = (world: () => World) => {
  afterEach(closeStreams);

  /** Opens a stream of these things, and gives their names once it has told of one of them. */
  const watched = async (as: Actor, path: string, event: string, names: string[]) => {
    const { system, cookies, names: ids } = world();
    const headers: Record<string, string> = as === 'visitor' ? {} : { Cookie: cookies[as] };
    const query = names.map(name => ids[name]).join();
    const stream = await openStream(`${system.url}${path}?ids=${query}`, headers);
    expect([stream.status, stream.headers['content-type']]).toEqual([200, 'text/event-stream']);
    // The present states come first; a heartbeat is a sign that there are no more of them.
    await eventually(
      () => expect(stream.data('clock').length).toBeGreaterThan(1),
      HEARTBEAT_LIMIT_MS,
    );
    return stream.data(event).map(({ id }) => names.find(name => ids[name] === id));
  };

  // At the same time, for each waits for a heartbeat.
  it('show tickets to everybody, in whatever state, and orders to their buyer', async () => {
    const names = [...TICKETS, 'strangers', 'unknown'];
    const [tickets, ...orders] = await Promise.all([
      watched('visitor', '/api/tickets/events', 'ticket', names),
      ...(['buyer', 'seller', 'stranger'] as const).map(as =>
        watched(as, '/api/orders/events', 'order', ORDERS),
      ),
    ]);
    expect(tickets.sort()).toEqual([...TICKETS, 'strangers'].sort());
    expect(orders.map(seen => seen.sort())).toEqual([[...ORDERS].sort(), [], []]);
    await world().expectUnchanged();
  });
};

const describeAccounts = (world: () => World) => {
  it('tells nobody about others', async () => {
    const me = (as: Actor) => world().send(as, plain('GET /api/users/currentuser'));
    expect(JSON.parse((await me('visitor')).text)).toEqual({ currentUser: null });
    expect(JSON.parse((await me('stranger')).text)).toEqual({
      currentUser: world().users.stranger,
    });
  });

  it.each(['<sellersEmail>', ' <sellersEmail>\t'])(
    'does not give away an account that exists: “%s”',
    async email => {
      const credentials = { email, password: `not ${PASSWORD}` };
      for (const line of ['POST /api/users/signup', 'POST /api/users/signin']) {
        const answer = await world().send('stranger', json(line, credentials));
        expect([line, answer.status]).toEqual([line, 400]);
        errorsOf(answer);
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
      await world().expectUnchanged();
    },
  );

  it('does not give away one in capital letters either', async () => {
    const email = world().users.seller.email.toUpperCase();
    const answer = await world().send(
      'visitor',
      json('POST /api/users/signup', { email, password: PASSWORD }),
    );
    expect([answer.status, errorsOf(answer)[0]!.field]).toEqual([400, 'email']);
    await world().expectUnchanged();
  });

  it.each(INNER_PATHS)('has no way in to a service’s own pages: %s', async path => {
    const answer = await world().send('stranger', { method: 'GET', path });
    expect(answer.status).not.toBe(200);
    expect(answer.text).not.toMatch(/# HELP|# TYPE|"status":"(ok|ready|not ready)"/);
  });
};

/** The fields that no request decides. */
const DECIDED_BY_US = {
  id: '<onsale>',
  _id: '<onsale>',
  userId: '<seller>',
  status: 'complete',
  version: 99,
  orderId: '<complete>',
  createdAt: '2000-01-01T00:00:00Z',
  expiresAt: '2100-01-01T00:00:00Z',
  priceCents: 1,
  amount: 0.5,
  outbox: [{ type: 'ticket:created' }],
  withdrawn: true,
  reservationKey: 'mine',
  cancelReason: 'refunded',
  ticket: { price: 0.5 },
};

/** P9, and it leaves a ticket and a paid order of the stranger's behind. */
export const describeTampering = (world: () => World) =>
  it('P9: lets nobody decide more of a thing than the contract says', async () => {
    const ask = async (request: WireRequest, status: number) => {
      const answer = await world().send('stranger', request);
      expect([answer.status, answer.text]).toEqual([status, expect.anything()]);
      return JSON.parse(answer.text) as { id: string } & Record<string, unknown>;
    };
    const { id: userId } = world().users.stranger;
    const tampered = { ...DECIDED_BY_US, ...TICKET };
    const ours = { ...TICKET, startsAt: '2027-01-31T19:00:00.000Z', userId, orderId: null };
    const created = await ask(json('POST /api/tickets', tampered), 201);
    expect(created).toMatchObject({ ...ours, status: 'onsale', version: 0 });
    const edited = await ask(json(`PUT /api/tickets/${created.id}`, tampered), 200);
    expect(edited).toEqual({ ...created, version: 1 });

    const order = await ask(
      json('POST /api/orders', { ...DECIDED_BY_US, ticketId: '<onsale>' }),
      201,
    );
    expect(order).toMatchObject({ userId, status: 'created', cancelReason: null, version: 0 });
    expect(order.ticket).toMatchObject({ id: world().names.onsale, title: 'On sale' });
    expect(order.ticket).toMatchObject({ price: 19.99 });
    expect(Date.parse(String(order.expiresAt))).toBeLessThan(Date.now() + 901_000);
    await world().stores.quiet();
    const payment = { ...DECIDED_BY_US, orderId: order.id, token: 'pm_card_visa' };
    await ask(json('POST /api/payments', payment), 201);
    const [paid] = await listOf(world(), 'stranger', `/api/payments?orderId=${order.id}`);
    expect(paid).toMatchObject({ orderId: order.id, amount: 19.99, refunded: 0 });
  });

/** P9: nobody reads or changes what isn't theirs. */
export const describeStrangers = (world: () => World) =>
  describe('P9: strangers and signed-out visitors', () => {
    describe('others’ things', () => describeOthersThings(world));
    describe('lists', () => describeLists(world));
    describe('streams', () => describeStreams(world));
    describe('accounts', () => describeAccounts(world));
  });
