import {
  ExpirationComplete,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderUpdated,
  PaymentCreated,
  PaymentFailed,
  PaymentRefunded,
  PaymentUpdated,
} from '@ticketing/common';
import {
  cookieFor,
  newId,
  newUser,
  samplePayment,
  sampleTicket,
  testService,
} from '@ticketing/common/testing';
import { Order } from '../models/order';
import { storeTicket } from '../models/ticket';
import { service } from '../service';
import { reserved } from '../testing/reserved';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

const expired = (orderId: string) => ({ orderId, expiresAt: new Date().toISOString(), version: 1 });
const failed = (orderId: string, final: boolean, attempt = 1) => ({
  ...samplePayment({ orderId, status: final ? ('failed' as const) : ('pending' as const) }),
  attempt,
  final,
});
const refunded = (orderId: string) => samplePayment({ orderId, status: 'refunded', refunded: 20 });
const stored = (id: string) => Order.findById(id).lean();

describe('what orders listens to', () => {
  it('expiration:complete cancels an unpaid order and frees its ticket', async () => {
    const order = await reserved(newUser());
    await kit.publish(ExpirationComplete, expired(order.id));
    const { data } = await kit.published(OrderCancelled, order.id);
    expect(data).toMatchObject({ status: 'cancelled', cancelReason: 'expired', version: 1 });
    expect(await stored(order.id)).toMatchObject({ reservationKey: order.id });
  });

  it('payment:created completes an order', async () => {
    const order = await reserved(newUser());
    await kit.publish(PaymentCreated, samplePayment({ orderId: order.id }));
    const { data } = await kit.published(OrderCompleted, order.id);
    expect(data).toMatchObject({ status: 'complete', cancelReason: null, version: 1 });
    expect(await stored(order.id)).toMatchObject({ reservationKey: order.ticket.id });
  });

  it('payment:failed with tries left keeps the hold', async () => {
    const order = await reserved(newUser());
    await kit.publish(PaymentFailed, failed(order.id, false));
    const { data } = await kit.published(OrderUpdated, order.id);
    expect(data).toMatchObject({ status: 'awaiting:payment', version: 1 });
    await kit.deliver(ExpirationComplete, expired(order.id));
    expect(await stored(order.id)).toMatchObject({ status: 'cancelled', cancelReason: 'expired' });
  });

  it('payment:failed without one cancels', async () => {
    const order = await reserved(newUser());
    await kit.publish(PaymentFailed, failed(order.id, true, 3));
    const { data } = await kit.published(OrderCancelled, order.id);
    expect(data).toMatchObject({ status: 'cancelled', cancelReason: 'payment-failed' });
  });

  it('a capture that is refused for good cancels a complete order', async () => {
    const order = await reserved(newUser());
    await kit.deliver(PaymentCreated, samplePayment({ orderId: order.id }));
    await kit.deliver(PaymentFailed, failed(order.id, true));
    expect(await stored(order.id)).toMatchObject({ cancelReason: 'payment-failed' });
  });

  it("payment:updated (the buyer's bank is asked) keeps the hold", async () => {
    const order = await reserved(newUser());
    await kit.publish(PaymentUpdated, samplePayment({ orderId: order.id, status: 'pending' }));
    const { data } = await kit.published(OrderUpdated, order.id);
    expect(data).toMatchObject({ status: 'awaiting:payment', version: 1 });
    await kit.deliver(ExpirationComplete, expired(order.id));
    expect(await stored(order.id)).toMatchObject({ status: 'cancelled', cancelReason: 'expired' });
  });

  it('payment:refunded cancels a complete order', async () => {
    const order = await reserved(newUser());
    await kit.deliver(PaymentCreated, samplePayment({ orderId: order.id }));
    await kit.publish(PaymentRefunded, refunded(order.id));
    const { data } = await kit.published(OrderCancelled, order.id);
    expect(data).toMatchObject({ status: 'cancelled', cancelReason: 'refunded', version: 2 });
    expect(await stored(order.id)).toMatchObject({ reservationKey: order.id });
  });

  it('payment:refunded takes the ticket off sale, whatever older event says then', async () => {
    const ticket = sampleTicket();
    await storeTicket(ticket);
    const reserve = (user = newUser()) =>
      kit.http().post('/api/orders').set('Cookie', cookieFor(user)).send({ ticketId: ticket.id });
    const { body } = await reserve().expect(201);
    const { id } = body as { id: string };
    await kit.deliver(PaymentCreated, samplePayment({ orderId: id }));
    await kit.deliver(PaymentRefunded, refunded(id));
    await reserve().expect(404);
    await storeTicket({ ...ticket, status: 'sold', version: 2 });
    await reserve().expect(404);
  });

  it('payment:refunded of an order cancelled before leaves it and its ticket alone', async () => {
    const ticket = sampleTicket();
    await storeTicket(ticket);
    const reserve = () =>
      kit
        .http()
        .post('/api/orders')
        .set('Cookie', cookieFor(newUser()))
        .send({ ticketId: ticket.id })
        .expect(201);
    const { id } = (await reserve()).body as { id: string };
    await kit.deliver(ExpirationComplete, expired(id));
    await kit.deliver(PaymentRefunded, refunded(id));
    expect(await stored(id)).toMatchObject({ cancelReason: 'expired', version: 1 });
    await reserve();
  });

  it('the event, and not the answer, says who sells the ticket', async () => {
    const ticket = sampleTicket();
    await storeTicket(ticket);
    const { body } = await kit
      .http()
      .post('/api/orders')
      .set('Cookie', cookieFor(newUser()))
      .send({ ticketId: ticket.id });
    const { id, ticket: shown } = body as { id: string; ticket: object };
    expect(shown).not.toHaveProperty('userId');
    const { data } = await kit.published(OrderCreated, id);
    expect(data).toMatchObject({ ticket: { ...shown, userId: ticket.userId } });
  });

  it('what comes after the decision changes nothing', async () => {
    const paid = await reserved(newUser());
    await kit.deliver(PaymentCreated, samplePayment({ orderId: paid.id }));
    await kit.deliver(ExpirationComplete, expired(paid.id));
    await kit.deliver(PaymentFailed, failed(paid.id, false));
    await kit.deliver(PaymentCreated, samplePayment({ orderId: paid.id }));
    expect(await stored(paid.id)).toMatchObject({ status: 'complete', version: 1 });

    const late = await reserved(newUser());
    await kit.deliver(ExpirationComplete, expired(late.id));
    await kit.deliver(PaymentCreated, samplePayment({ orderId: late.id }));
    await kit.deliver(ExpirationComplete, expired(late.id));
    expect(await stored(late.id)).toMatchObject({ status: 'cancelled', version: 1 });
  });

  it('an order that nobody made is none', async () => {
    await kit.deliver(ExpirationComplete, expired(newId()));
    await kit.deliver(PaymentCreated, samplePayment());
    await kit.deliver(PaymentFailed, failed(newId(), true));
    await kit.deliver(PaymentUpdated, samplePayment());
    await kit.deliver(PaymentRefunded, refunded(newId()));
  });
});
