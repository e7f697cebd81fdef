import { OrderCompleted, OrderCreated, TicketUpdated } from '@ticketing/common';
import { cookieFor, eventually, newId, newUser, testService } from '@ticketing/common/testing';
import { service } from '../service';
import {
  beforeNextSave,
  onSale,
  orderOf,
  stored,
  withoutOptimisticConcurrency,
} from '../testing/tickets';
import { wrongFields } from '../testing/wrong-fields';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => kit.stop());

const details = { title: 'Opera', price: 30.5 };
const edit = (id: string, user = newUser(), body: object = details) =>
  kit.http().put(`/api/tickets/${id}`).set('Cookie', cookieFor(user)).send(body);

describe('PUT /api/tickets/:id', () => {
  it('replaces all fields', async () => {
    const seller = newUser();
    const ticket = await onSale({ venue: 'Hall', description: 'Loud' }, seller.id);
    const { body } = await edit(ticket.id, seller).expect(200);
    expect(body).toEqual({
      id: ticket.id,
      title: 'Opera',
      price: 30.5,
      description: null,
      venue: null,
      startsAt: null,
      userId: seller.id,
      orderId: null,
      status: 'onsale',
      version: 1,
      createdAt: ticket.createdAt.toISOString(),
    });
    expect(await stored(ticket.id)).toEqual({ ...body, withdrawn: false });
    const event = await kit.published(TicketUpdated, ticket.id);
    expect(event).toMatchObject({ aggregateversion: 1, data: { ...body, withdrawn: false } });
  });

  it('is found by its new words only', async () => {
    const seller = newUser();
    const ticket = await onSale({ title: 'Quartet' }, seller.id);
    await edit(ticket.id, seller, { title: 'Quintet', price: 1 }).expect(200);
    await kit.http().get('/api/tickets?q=quartet').expect(200, []);
    const { body } = await kit.http().get('/api/tickets?q=quintet').expect(200);
    expect(body).toMatchObject([{ id: ticket.id }]);
  });

  it.each([
    ['reserved', 'The ticket is reserved, so it cannot be changed now'],
    ['sold', 'The ticket is sold'],
    ['withdrawn', 'The ticket is withdrawn from sale'],
  ])('refuses a %s ticket', async (status, message) => {
    const seller = newUser();
    const ticket = await onSale({}, seller.id);
    const order = orderOf(ticket.id);
    if (status === 'reserved') await kit.deliver(OrderCreated, order.created);
    if (status === 'sold') await kit.deliver(OrderCompleted, order.complete);
    if (status === 'withdrawn')
      await kit.http().delete(`/api/tickets/${ticket.id}`).set('Cookie', cookieFor(seller));
    const before = await stored(ticket.id);
    expect(before.status).toBe(status);
    await edit(ticket.id, seller).expect(409, { errors: [{ message }] });
    await edit(ticket.id).expect(403);
    expect(await stored(ticket.id)).toEqual(before);
  });

  it('refuses, in this order: visitors, wrong fields, unknown ids, strangers', async () => {
    const ticket = await onSale();
    await kit.http().put(`/api/tickets/${ticket.id}`).send({}).expect(401);
    await edit('nonsense', newUser(), {}).expect(400);
    await edit('nonsense').expect(404);
    await edit(newId()).expect(404);
    await edit('%E0%A4%A').expect(404);
    await edit(ticket.id).expect(403, { errors: [{ message: 'This is not yours' }] });
    expect(await stored(ticket.id)).toMatchObject({ title: 'Concert', version: 0 });
  });

  it.each(wrongFields)('refuses %s %j', async (field, value) => {
    const seller = newUser();
    const ticket = await onSale({}, seller.id);
    const { body } = await edit(ticket.id, seller, { ...details, [field]: value }).expect(400);
    expect(body).toEqual({ errors: [{ message: expect.any(String), field }] });
    expect(await stored(ticket.id)).toMatchObject({ title: 'Concert', version: 0 });
  });
});

describe('races of PUT /api/tickets/:id', () => {
  it('lets edits of the same moment through one after the other', async () => {
    const seller = newUser();
    const ticket = await onSale({}, seller.id);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(price => edit(ticket.id, seller, { title: `Price ${price}`, price })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    const last = answers.map(({ body }) => body).sort((a, b) => b.version - a.version)[0];
    expect(new Set(answers.map(({ body }) => body.version)).size).toBe(5);
    expect(await stored(ticket.id)).toEqual({ ...last, withdrawn: false });
    expect(last.title).toBe(`Price ${last.price}`);
    await eventually(async () =>
      expect((await kit.published(TicketUpdated, ticket.id)).data).toMatchObject(last),
    );
  });

  /** The ticket is reserved between the edit's reading and its writing. */
  const overtaken = async () => {
    const seller = newUser();
    const ticket = await onSale({}, seller.id);
    beforeNextSave(() => kit.deliver(OrderCreated, orderOf(ticket.id).created));
    const { status } = await edit(ticket.id, seller);
    return { status, ticket: await stored(ticket.id) };
  };

  it('does not edit a ticket that was reserved in between', async () => {
    const { status, ticket } = await overtaken();
    expect(status).toBe(409);
    expect(ticket).toMatchObject({ title: 'Concert', price: 19.99, status: 'reserved' });
  });

  it('control: without optimistic concurrency it does', async () => {
    const { status, ticket } = await withoutOptimisticConcurrency(overtaken);
    expect(status).toBe(200);
    expect(ticket).toMatchObject({ title: 'Opera', status: 'reserved' });
  });

  it('leaves the ticket to the buyer, whoever comes first', async () => {
    for (let round = 0; round < 20; round++) {
      const seller = newUser();
      const ticket = await onSale({}, seller.id);
      const order = orderOf(ticket.id);
      const [{ status }] = await Promise.all([
        edit(ticket.id, seller),
        kit.deliver(OrderCreated, order.created),
      ]);
      expect([200, 409]).toContain(status);
      expect(await stored(ticket.id)).toMatchObject({
        title: status === 200 ? 'Opera' : 'Concert',
        status: 'reserved',
        orderId: order.id,
      });
    }
  });
});
