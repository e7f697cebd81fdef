import { cookieFor, newId, newUser, testService } from '@ticketing/common/testing';
import { orderAnswer } from '../models/order';
import { service } from '../service';
import { reserved } from '../testing/reserved';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

const show = (id: string, user = newUser()) =>
  kit.http().get(`/api/orders/${id}`).set('Cookie', cookieFor(user));

describe('GET /api/orders/:id', () => {
  it('shows the buyer their order', async () => {
    const buyer = newUser();
    const order = await reserved(buyer);
    await show(order.id, buyer).expect(200, orderAnswer(order));
  });

  it('refuses strangers and visitors', async () => {
    const order = await reserved(newUser());
    await show(order.id).expect(403, { errors: [{ message: 'This is not yours' }] });
    await kit
      .http()
      .get(`/api/orders/${order.id}`)
      .expect(401, { errors: [{ message: 'You are not signed in' }] });
  });

  it.each([newId(), 'x', '%00', '%E0%A4%A', '[object Object]', '$gt'])('has no %s', id =>
    show(id).expect(404, { errors: [{ message: 'Not found' }] }),
  );
});
