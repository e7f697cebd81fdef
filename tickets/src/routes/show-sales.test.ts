import { OrderCancelled, OrderCompleted, OrderCreated } from '@ticketing/common';
import { cookieFor, newUser, testService } from '@ticketing/common/testing';
import { Order } from '../models/order';
import { service } from '../service';
import { onSale, orderOf } from '../testing/tickets';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

const sales = (user = newUser()) =>
  kit.http().get('/api/tickets/sales').set('Cookie', cookieFor(user));

/** A ticket of the seller's and its order, at the price that the buyer saw. */
const ordered = async (sellerId: string, price: number, priceCents = 1999) => {
  const { id } = await onSale({ priceCents }, sellerId);
  const order = orderOf(id);
  const at = (state: typeof order.created) => ({ ...state, ticket: { ...state.ticket, price } });
  const sell = async () => {
    await kit.deliver(OrderCompleted, at(order.complete));
    return order;
  };
  return { order, sell, reserve: () => kit.deliver(OrderCreated, at(order.created)) };
};

describe('GET /api/tickets/sales', () => {
  it('counts the tickets by state, and what was paid for the sold ones', async () => {
    const seller = newUser();
    for (let n = 0; n < 3; n++) await onSale({}, seller.id);
    const withdrawn = await onSale({}, seller.id);
    withdrawn.withdraw();
    await withdrawn.save();
    await (await ordered(seller.id, 50)).reserve();
    await (await ordered(seller.id, 0.1 + 0.6)).sell();
    await (await ordered(seller.id, 999_999.99)).sell();
    const others = newUser();
    await (await ordered(others.id, 5)).sell();
    const expected = { onsale: 3, reserved: 1, sold: 2, withdrawn: 1, revenue: 1_000_000.69 };
    await sales(seller).expect(200, expected);
    await sales(others).expect(200, {
      ...{ onsale: 0, reserved: 0, sold: 1, withdrawn: 0 },
      revenue: 5,
    });
  });

  it('takes the price that the buyer paid, not the one that the ticket has now', async () => {
    const seller = newUser();
    await (await ordered(seller.id, 20, 4_000)).sell();
    const { body } = await sales(seller).expect(200);
    expect(body).toMatchObject({ sold: 1, revenue: 20 });
  });

  it('takes the ticket’s own price where that of the order is not known', async () => {
    const seller = newUser();
    const { id } = await (await ordered(seller.id, 20, 4_000)).sell();
    await Order.updateOne({ _id: id }, { $unset: { priceCents: 1 } });
    expect((await sales(seller)).body).toMatchObject({ sold: 1, revenue: 40 });
  });

  it('counts a refunded ticket as withdrawn, and its money no more', async () => {
    const seller = newUser();
    const order = await (await ordered(seller.id, 20)).sell();
    await kit.deliver(OrderCancelled, order.refunded);
    expect((await sales(seller)).body).toMatchObject({ sold: 0, withdrawn: 1, revenue: 0 });
  });

  it('is nothing for who has sold nothing', () =>
    sales().expect(200, { onsale: 0, reserved: 0, sold: 0, withdrawn: 0, revenue: 0 }));

  it('refuses a visitor', () =>
    kit
      .http()
      .get('/api/tickets/sales')
      .expect(401, { errors: [{ message: 'You are not signed in' }] }));
});
