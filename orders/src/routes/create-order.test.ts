import { OrderCreated, TicketCreated, TicketUpdated } from '@ticketing/common';
import {
  cookieFor,
  eventually,
  newId,
  newUser,
  sampleTicket,
  testService,
} from '@ticketing/common/testing';
import { Order } from '../models/order';
import { Ticket } from '../models/ticket';
import { service } from '../service';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service, { EXPIRATION_WINDOW_SECONDS: '60' });
});
afterAll(() => kit.stop());

/** A ticket that orders has heard of. */
const onSale = async (given = {}) => {
  const ticket = sampleTicket({ price: 19.99, ...given });
  await kit.publish(TicketCreated, ticket);
  await eventually(async () => expect(await Ticket.exists({ _id: ticket.id })).toBeTruthy());
  return ticket;
};

const reserve = (ticketId: unknown, user = newUser()) =>
  kit.http().post('/api/orders').set('Cookie', cookieFor(user)).send({ ticketId });

describe('POST /api/orders', () => {
  it('reserves a ticket, at the price seen, for the window', async () => {
    const ticket = await onSale();
    const buyer = newUser();
    const { body } = await reserve(ticket.id, buyer).expect(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      status: 'created',
      userId: buyer.id,
      expiresAt: expect.any(String),
      ticket: { id: ticket.id, title: ticket.title, price: 19.99, version: 0 },
      version: 0,
      cancelReason: null,
      createdAt: expect.any(String),
    });
    expect(Date.parse(body.expiresAt) - Date.parse(body.createdAt)).toBe(60_000);

    const stored = await Order.findById(body.id).lean();
    expect(stored).toMatchObject({ reservationKey: ticket.id, ticket: { priceCents: 1999 } });
    const event = await kit.published(OrderCreated, body.id);
    expect(event).toMatchObject({ source: 'orders', aggregateversion: 0, data: body });
    await eventually(async () =>
      expect((await Order.findById(body.id))?.get('outbox')).toEqual([]),
    );
  });

  it('refuses a ticket that a live order has, and sells it again after a cancellation', async () => {
    const ticket = await onSale();
    const buyer = newUser();
    const { body: first } = await reserve(ticket.id, buyer).expect(201);
    const { body } = await reserve(ticket.id).expect(409);
    expect(body).toEqual({ errors: [{ message: 'The ticket is reserved or sold' }] });
    await kit.http().delete(`/api/orders/${first.id}`).set('Cookie', cookieFor(buyer)).expect(204);
    await reserve(ticket.id).expect(201);
  });

  it('does not know an unknown or a withdrawn ticket', async () => {
    await reserve(newId()).expect(404);
    const ticket = await onSale();
    const withdrawn = { ...ticket, status: 'withdrawn' as const, withdrawn: true, version: 1 };
    await kit.publish(TicketUpdated, withdrawn);
    await eventually(() => reserve(ticket.id).expect(404));
  });

  it('refuses a withdrawn ticket while a reservation hides the withdrawal in its status', async () => {
    const ticket = await onSale({ withdrawn: true, status: 'reserved' });
    await reserve(ticket.id).expect(404);
  });

  it("refuses the buyer's own ticket", async () => {
    const seller = newUser();
    const ticket = await onSale({ userId: seller.id });
    await reserve(ticket.id, seller).expect(403);
    expect(await Order.countDocuments({ 'ticket.id': ticket.id })).toBe(0);
  });

  it('refuses a signed-out visitor', () =>
    kit.http().post('/api/orders').send({ ticketId: newId() }).expect(401));

  it.each([undefined, null, '', 'x', 1, {}, [], { $gt: '' }, [newId()], newId() + '0', '�'])(
    'refuses the ticketId %j',
    async ticketId => {
      const { body } = await reserve(ticketId).expect(400);
      expect(body).toEqual({ errors: [{ message: 'ticketId must be an id', field: 'ticketId' }] });
    },
  );
});
