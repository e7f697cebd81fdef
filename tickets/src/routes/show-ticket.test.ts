import { OrderCompleted, OrderCreated } from '@ticketing/common';
import { newId, testService } from '@ticketing/common/testing';
import { ticketAnswer } from '../models/ticket';
import { service } from '../service';
import { onSale, orderOf } from '../testing/tickets';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

const show = (id: string) => kit.http().get(`/api/tickets/${id}`);

describe('GET /api/tickets/:id', () => {
  it('shows a ticket to everybody, with the fields of the contract', async () => {
    const ticket = await onSale({ startsAt: new Date('2027-06-01T18:00:00Z'), venue: 'Hall' });
    const { body } = await show(ticket.id).expect(200);
    expect(body).toEqual({
      id: ticket.id,
      title: 'Concert',
      price: 19.99,
      description: null,
      venue: 'Hall',
      startsAt: '2027-06-01T18:00:00.000Z',
      userId: ticket.userId,
      orderId: null,
      status: 'onsale',
      version: 0,
      createdAt: ticket.createdAt.toISOString(),
    });
    await show(ticket.id.toUpperCase()).expect(200, body);
  });

  it('shows it in whatever state', async () => {
    const ticket = await onSale();
    const order = orderOf(ticket.id);
    await kit.deliver(OrderCreated, order.created);
    const shown = { ...ticketAnswer(ticket), orderId: order.id };
    await show(ticket.id).expect(200, { ...shown, status: 'reserved', version: 1 });
    await kit.deliver(OrderCompleted, order.complete);
    await show(ticket.id).expect(200, { ...shown, status: 'sold', version: 2 });

    const withdrawn = await onSale();
    withdrawn.withdraw();
    await withdrawn.save();
    const { body } = await show(withdrawn.id).expect(200);
    expect(body).toMatchObject({ status: 'withdrawn', orderId: null });
    expect(body).not.toHaveProperty('withdrawn');
  });

  it.each([newId(), 'x', '%00', '%E0%A4%A', '[object Object]', '$gt', '0'.repeat(25)])(
    'has no %s',
    id => show(id).expect(404, { errors: [{ message: 'Not found' }] }),
  );
});
