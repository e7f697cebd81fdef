import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderUpdated,
  TicketUpdated,
  type OrderData,
} from '@ticketing/common';
import { eventually, newId, testService } from '@ticketing/common/testing';
import { service } from '../service';
import { beforeNextSave, killAtNextSave, onSale, orderOf, stored } from '../testing/tickets';
import { derivePass } from './follow-order';
import { Order, storeOrder } from './order';
import { Ticket } from './ticket';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => kit.stop());

const free = { status: 'onsale', orderId: null };

describe('a ticket follows its orders', () => {
  it('through reservation, waiting for the payment, and sale; over the broker', async () => {
    const { id } = await onSale();
    const order = orderOf(id);
    const becomes = (state: object) =>
      eventually(async () => expect(await stored(id)).toMatchObject(state));
    await kit.publish(OrderCreated, order.created);
    await becomes({ status: 'reserved', orderId: order.id, version: 1 });
    await kit.publish(OrderUpdated, order.awaiting);
    await eventually(async () =>
      expect(await Order.findById(order.id).lean()).toMatchObject({ version: 1 }),
    );
    await kit.publish(OrderCompleted, order.complete);
    await becomes({ status: 'sold', orderId: order.id, version: 2 });
    const event = await kit.published(TicketUpdated, id);
    expect(event).toMatchObject({ aggregateversion: 2, data: await stored(id) });
  });

  it('back on sale when the order is cancelled, also one that was complete', async () => {
    const { id } = await onSale();
    const order = orderOf(id);
    await kit.deliver(OrderCreated, order.created);
    await kit.deliver(OrderCancelled, order.cancelled);
    expect(await stored(id)).toMatchObject({ ...free, version: 2 });
    const uncaptured = orderOf(id);
    await kit.deliver(OrderCompleted, uncaptured.complete);
    await kit.deliver(OrderCancelled, { ...uncaptured.cancelled, version: 3 });
    expect(await stored(id)).toMatchObject({ ...free, version: 4 });
  });

  it('off sale for good when its order was refunded, and not on sale in between', async () => {
    const { id } = await onSale();
    const order = orderOf(id);
    await kit.deliver(OrderCompleted, order.complete);
    await kit.deliver(OrderCancelled, order.refunded);
    const withdrawn = { status: 'withdrawn', orderId: null, withdrawn: true };
    expect(await stored(id)).toMatchObject({ ...withdrawn, version: 2 });
    const raced = orderOf(id);
    await kit.deliver(OrderCreated, raced.created);
    expect(await stored(id)).toMatchObject({ status: 'reserved', withdrawn: true });
    await kit.deliver(OrderCancelled, raced.cancelled);
    expect(await stored(id)).toMatchObject(withdrawn);
  });

  it('back to withdrawn when it was withdrawn', async () => {
    const ticket = await onSale();
    ticket.withdraw();
    await ticket.save();
    const order = orderOf(ticket.id);
    await kit.deliver(OrderCreated, order.created);
    expect(await stored(ticket.id)).toMatchObject({ status: 'reserved', withdrawn: true });
    await kit.deliver(OrderCancelled, order.cancelled);
    expect(await stored(ticket.id)).toMatchObject({ status: 'withdrawn', orderId: null });
  });

  it('the newest of several (a cancellation is on its way), a complete one first', async () => {
    const { id } = await onSale();
    const [old, young] = ['2026-01-01', '2026-01-02'].map(day => {
      const order = orderOf(id);
      const createdAt = `${day}T00:00:00.000Z`;
      return {
        ...order,
        created: { ...order.created, createdAt },
        complete: { ...order.complete, createdAt },
      };
    });
    await kit.deliver(OrderCreated, young!.created);
    await kit.deliver(OrderCreated, old!.created);
    expect(await stored(id)).toMatchObject({ status: 'reserved', orderId: young!.id });
    await kit.deliver(OrderCompleted, old!.complete);
    expect(await stored(id)).toMatchObject({ status: 'sold', orderId: old!.id });
  });

  it('changes nothing for an old or equal version', async () => {
    const { id } = await onSale();
    const order = orderOf(id);
    await kit.deliver(OrderCancelled, order.cancelled);
    await kit.deliver(OrderCreated, order.created);
    await kit.deliver(OrderUpdated, order.awaiting);
    await kit.deliver(OrderCancelled, order.cancelled);
    expect(await stored(id)).toMatchObject({ ...free, version: 0 });
    expect(await Order.findById(order.id).lean()).toMatchObject({ status: 'cancelled' });
  });

  it('keeps an order of a ticket that does not exist', async () => {
    const order = orderOf(newId());
    await kit.deliver(OrderCreated, order.created);
    expect(await Order.findById(order.id).lean()).toMatchObject({ version: 0 });
  });

  it.each(['before', 'after'] as const)('when killed %s its write and asked again', async when => {
    const { id } = await onSale();
    const order = orderOf(id);
    killAtNextSave(when);
    await expect(kit.deliver(OrderCreated, order.created)).rejects.toThrow('killed');
    expect(await Order.findById(order.id).lean()).toMatchObject({ version: 0 });
    await kit.deliver(OrderCreated, order.created);
    expect(await stored(id)).toMatchObject({ status: 'reserved', version: 1 });
  });
});

describe('handlers of one ticket at the same time', () => {
  it('agree with what they stored, whoever is first', async () => {
    const { id } = await onSale();
    const orders = Array.from({ length: 8 }, () => orderOf(id));
    await Promise.all(
      orders.flatMap(order => [
        kit.deliver(OrderCreated, order.created),
        kit.deliver(OrderUpdated, order.awaiting),
        kit.deliver(OrderCancelled, order.cancelled),
      ]),
    );
    expect(await stored(id)).toMatchObject(free);
  });

  /** One reads a live order; the other hears of its cancellation before the first one saves. */
  const cancelledInBetween = async (follow: (order: OrderData) => Promise<unknown>) => {
    const { id } = await onSale();
    const { created, cancelled } = orderOf(id);
    await storeOrder(created);
    beforeNextSave(() => kit.deliver(OrderCancelled, cancelled));
    await follow(created);
    return stored(id);
  };

  it('look again after a save, for what somebody stored and saw nothing to change', async () => {
    const ticket = await cancelledInBetween(order => kit.deliver(OrderCreated, order));
    expect(ticket).toMatchObject({ ...free, version: 2 });
  });

  it('control: with one pass the ticket stays reserved by nobody', async () => {
    const ticket = await cancelledInBetween(order => derivePass(order.ticket.id));
    expect(ticket).toMatchObject({ status: 'reserved', version: 1 });
  });

  it('give up on a ticket that does not settle, to be asked again', async () => {
    const { id } = await onSale();
    jest.spyOn(Ticket.prototype, 'follow').mockReturnValue(true);
    await expect(kit.deliver(OrderCreated, orderOf(id).created)).rejects.toThrow('settle');
  });
});
