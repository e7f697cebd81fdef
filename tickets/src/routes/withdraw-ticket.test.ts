import { OrderCancelled, OrderCompleted, OrderCreated, TicketUpdated } from '@ticketing/common';
import { cookieFor, newId, newUser, testService } from '@ticketing/common/testing';
import { service } from '../service';
import {
  beforeNextSave,
  onSale,
  orderOf,
  stored,
  withoutOptimisticConcurrency,
} from '../testing/tickets';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => kit.stop());

const withdraw = (id: string, user = newUser()) =>
  kit.http().delete(`/api/tickets/${id}`).set('Cookie', cookieFor(user));

describe('DELETE /api/tickets/:id', () => {
  it('withdraws, once; asked again it is withdrawn already', async () => {
    const seller = newUser();
    const ticket = await onSale({}, seller.id);
    await withdraw(ticket.id, seller).expect(204, {});
    await withdraw(ticket.id, seller).expect(204);
    const state = await stored(ticket.id);
    expect(state).toMatchObject({ status: 'withdrawn', withdrawn: true, version: 1 });
    const event = await kit.published(TicketUpdated, ticket.id);
    expect(event).toMatchObject({ aggregateversion: 1, data: state });
  });

  it('withdraws once however many ask at the same moment', async () => {
    const seller = newUser();
    const ticket = await onSale({}, seller.id);
    await Promise.all(Array.from({ length: 10 }, () => withdraw(ticket.id, seller).expect(204)));
    expect(await stored(ticket.id)).toMatchObject({ status: 'withdrawn', version: 1 });
  });

  it('refuses a reserved and a sold ticket, and takes it when it is free again', async () => {
    const seller = newUser();
    const ticket = await onSale({}, seller.id);
    const order = orderOf(ticket.id);
    await kit.deliver(OrderCreated, order.created);
    await withdraw(ticket.id, seller).expect(409);
    await withdraw(ticket.id).expect(403);
    await kit.deliver(OrderCancelled, order.cancelled);
    await withdraw(ticket.id, seller).expect(204);

    const sold = await onSale({}, seller.id);
    await kit.deliver(OrderCompleted, orderOf(sold.id).complete);
    await withdraw(sold.id, seller).expect(409, { errors: [{ message: 'The ticket is sold' }] });
    expect(await stored(sold.id)).toMatchObject({ status: 'sold', withdrawn: false });
  });

  it('refuses strangers, visitors and ids that mean nothing', async () => {
    const ticket = await onSale();
    await kit.http().delete(`/api/tickets/${ticket.id}`).expect(401);
    await kit.http().delete('/api/tickets/nonsense').expect(401);
    await withdraw(ticket.id).expect(403);
    await withdraw(newId()).expect(404);
    await withdraw('nonsense').expect(404);
    await withdraw('%E0%A4%A').expect(404);
    expect(await stored(ticket.id)).toMatchObject({ status: 'onsale', version: 0 });
  });
});

describe('races of DELETE /api/tickets/:id', () => {
  /** The ticket is reserved between the withdrawal's reading and its writing. */
  const overtaken = async () => {
    const seller = newUser();
    const ticket = await onSale({}, seller.id);
    beforeNextSave(() => kit.deliver(OrderCreated, orderOf(ticket.id).created));
    const { status } = await withdraw(ticket.id, seller);
    return { status, ticket: await stored(ticket.id) };
  };

  it('does not withdraw a ticket that was reserved in between', async () => {
    const { status, ticket } = await overtaken();
    expect(status).toBe(409);
    expect(ticket).toMatchObject({ status: 'reserved', withdrawn: false });
  });

  it('control: without optimistic concurrency it takes the ticket from the buyer', async () => {
    const { status, ticket } = await withoutOptimisticConcurrency(overtaken);
    expect(status).toBe(204);
    expect(ticket).toMatchObject({ status: 'withdrawn' });
  });

  it('leaves the ticket to the buyer, and is remembered if it came first', async () => {
    for (let round = 0; round < 20; round++) {
      const seller = newUser();
      const ticket = await onSale({}, seller.id);
      const order = orderOf(ticket.id);
      const [{ status }] = await Promise.all([
        withdraw(ticket.id, seller),
        kit.deliver(OrderCreated, order.created),
      ]);
      expect([204, 409]).toContain(status);
      const withdrawn = status === 204;
      const reserved = { status: 'reserved', orderId: order.id, withdrawn };
      expect(await stored(ticket.id)).toMatchObject(reserved);
      await kit.deliver(OrderCancelled, order.cancelled);
      expect(await stored(ticket.id)).toMatchObject({
        status: withdrawn ? 'withdrawn' : 'onsale',
        orderId: null,
      });
    }
  });
});
