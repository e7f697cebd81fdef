import { OrderCancelled, OrderCompleted, OrderCreated, OrderUpdated } from '@ticketing/common';
import { eventually, newId, sampleOrder } from '@ticketing/common/testing';
import { Payment } from '../models/payment';
import { paymentsKit } from '../testing/payments-kit';

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit();
});
afterAll(() => kit.stop());

describe('events of orders', () => {
  it('make the replica, in whole cents, over the real broker', async () => {
    const ticket = { id: newId(), title: 'Concert', price: 19.99, version: 0 };
    const order = sampleOrder({ ticket });
    await kit.publish(OrderCreated, order);
    await eventually(async () =>
      expect(await kit.stored(order.id)).toMatchObject({
        status: 'pending',
        attempts: [],
        ledger: [],
        order: {
          userId: order.userId,
          status: 'created',
          ticketId: ticket.id,
          priceCents: 1999,
          expiresAt: new Date(order.expiresAt),
          version: 0,
        },
      }),
    );
  });

  it.each([
    ['order:created', OrderCreated, 'created' as const],
    ['order:updated', OrderUpdated, 'awaiting:payment' as const],
    ['order:cancelled', OrderCancelled, 'cancelled' as const],
    ['order:completed', OrderCompleted, 'complete' as const],
  ])('%s makes an order known that was not, in its state', async (_name, event, status) => {
    const order = sampleOrder({ status, version: 3 });
    await kit.deliver(event, order);
    expect(await kit.stored(order.id)).toMatchObject({ order: { status, version: 3 } });
  });

  it('change nothing when they are older or known', async () => {
    const order = sampleOrder();
    await kit.deliver(OrderCancelled, { ...order, status: 'cancelled', version: 2 });
    const before = await kit.stored(order.id);
    await kit.deliver(OrderCreated, order);
    await kit.deliver(OrderUpdated, { ...order, status: 'awaiting:payment', version: 1 });
    await kit.deliver(OrderCancelled, { ...order, status: 'cancelled', version: 2 });
    expect(await kit.stored(order.id)).toEqual(before);
  });

  it('make one replica when they arrive at the same moment', async () => {
    const order = sampleOrder();
    await Promise.all(
      [3, 0, 2, 1, 3].map(version =>
        kit.deliver(OrderUpdated, { ...order, status: 'awaiting:payment', version }),
      ),
    );
    expect(await Payment.countDocuments({ _id: order.id })).toBe(1);
    expect(await kit.stored(order.id)).toMatchObject({ order: { version: 3 } });
  });
});
