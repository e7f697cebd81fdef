import { OrderCancelled, PaymentCreated } from '@ticketing/common';
import { cookieFor, newId, newUser, samplePayment, testService } from '@ticketing/common/testing';
import { Order } from '../models/order';
import { service } from '../service';
import { reserved } from '../testing/reserved';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

const cancel = (id: string, user = newUser()) =>
  kit.http().delete(`/api/orders/${id}`).set('Cookie', cookieFor(user));

describe('DELETE /api/orders/:id', () => {
  it('cancels, once; asked again it is cancelled already', async () => {
    const buyer = newUser();
    const order = await reserved(buyer);
    await cancel(order.id, buyer).expect(204, {});
    await cancel(order.id, buyer).expect(204);
    expect(await Order.findById(order.id).lean()).toMatchObject({
      status: 'cancelled',
      cancelReason: 'buyer',
      reservationKey: order.id,
      version: 1,
    });
    const { data } = await kit.published(OrderCancelled, order.id);
    expect(data).toMatchObject({ id: order.id, status: 'cancelled', version: 1 });
  });

  it('cancels once however many ask at the same moment', async () => {
    const buyer = newUser();
    const order = await reserved(buyer);
    await Promise.all(Array.from({ length: 10 }, () => cancel(order.id, buyer).expect(204)));
    expect(await Order.findById(order.id).lean()).toMatchObject({ version: 1 });
  });

  it('refuses a complete order', async () => {
    const buyer = newUser();
    const order = await reserved(buyer);
    await kit.deliver(PaymentCreated, samplePayment({ orderId: order.id }));
    await cancel(order.id, buyer).expect(409);
    expect(await Order.findById(order.id).lean()).toMatchObject({ status: 'complete' });
  });

  it('refuses strangers, visitors and ids that mean nothing', async () => {
    const order = await reserved(newUser());
    await cancel(order.id).expect(403);
    await kit.http().delete(`/api/orders/${order.id}`).expect(401);
    await cancel(newId()).expect(404);
    await cancel('nonsense').expect(404);
    await cancel('%E0%A4%A').expect(404);
    expect(await Order.findById(order.id).lean()).toMatchObject({ status: 'created', version: 0 });
  });
});
