import { cookieFor, newId, newUser } from '@ticketing/common/testing';
import { DECLINED, paymentsKit } from '../testing/payments-kit';

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit();
});
afterAll(() => kit.stop());

const list = (query: string, cookie: string) =>
  kit.http().get(`/api/payments${query}`).set('Cookie', cookie);

describe('GET /api/payments', () => {
  it("shows an order's payment as it goes", async () => {
    const ticket = { id: newId(), title: 'Concert', price: 19.99, version: 0 };
    const { order, cookie } = await kit.givenOrder({ ticket });
    const query = `?orderId=${order.id}`;
    expect((await list(query, cookie).expect(200)).body).toEqual([]);

    await kit.pay(order.id, cookie, DECLINED).expect(402);
    const shown = {
      id: order.id,
      orderId: order.id,
      status: 'pending',
      amount: 19.99,
      refunded: 0,
      createdAt: (await kit.stored(order.id)).attempts[0]!.createdAt.toISOString(),
      ledger: [],
    };
    expect((await list(query, cookie).expect(200)).body).toEqual([shown]);

    await kit.pay(order.id, cookie).expect(201);
    const authorized = await list(query, cookie).expect(200);
    const stripeId = (await kit.stored(order.id)).paymentIntentId;
    const createdAt = expect.any(String) as string;
    const ledger = [{ type: 'authorized', amount: 19.99, stripeId, createdAt }];
    expect(authorized.body).toEqual([{ ...shown, status: 'authorized', ledger }]);

    await kit.complete(order);
    await kit.settled(order.id, 'captured');
    const captured = await list(`?orderId=${order.id.toUpperCase()}`, cookie).expect(200);
    ledger.push({ type: 'captured', amount: 19.99, stripeId, createdAt });
    expect(captured.body).toEqual([{ ...shown, status: 'captured', ledger }]);
  });

  it.each([
    '',
    '?orderId=',
    '?orderId=abc',
    '?orderId[$gt]=',
    `?orderId=${newId()}&orderId=${newId()}`,
    '?orderId=zzzzzzzzzzzzzzzzzzzzzzzz',
  ])('answers 400 to "%s"', async query => {
    const answer = await list(query, cookieFor(newUser())).expect(400);
    expect(answer.body.errors).toEqual([{ message: expect.any(String), field: 'orderId' }]);
  });

  it('answers 401 to a visitor, 404 for an unknown order, 403 to a stranger', async () => {
    const { order } = await kit.givenOrder();
    await kit.http().get(`/api/payments?orderId=${order.id}`).expect(401);
    await list(`?orderId=${newId()}`, cookieFor(newUser())).expect(404);
    await list(`?orderId=${order.id}`, cookieFor(newUser())).expect(403);
  });
});
