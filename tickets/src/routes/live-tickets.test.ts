import { OrderCancelled, OrderCompleted, OrderCreated } from '@ticketing/common';
import {
  closeStreams,
  cookieFor,
  newId,
  newUser,
  openStream,
  testService,
} from '@ticketing/common/testing';
import mongoose from 'mongoose';
import { Ticket, ticketAnswer } from '../models/ticket';
import { service } from '../service';
import { onSale, orderOf } from '../testing/tickets';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterEach(closeStreams);
afterAll(() => kit.stop());

const watch = (...ids: string[]) => openStream(`${kit.url}/api/tickets/events?ids=${ids.join()}`);

describe('GET /api/tickets/events', () => {
  it('tells everybody of the present states, in the form of GET /api/tickets/:id', async () => {
    const [one, other] = [await onSale({ title: 'Night\n“1”' }), await onSale()];
    const stream = await watch(one.id, other.id.toUpperCase(), one.id, newId());
    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    for (const { id } of [one, other]) {
      const { body } = await kit.http().get(`/api/tickets/${id}`);
      expect(await stream.until('ticket', id, {})).toEqual(body);
    }
    expect(stream.data('ticket')).toHaveLength(2);
    const [{ now }] = stream.data('clock') as [{ now: string }];
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(10_000);
    expect(stream.text).toMatch(/^retry: [12]\d{3}\n\nevent: clock\n/);
  });

  it('tells of each newer state: reserved, back on sale, sold, edited, withdrawn', async () => {
    const seller = newUser();
    const [one, other] = [await onSale(), await onSale({}, seller.id)];
    const stream = await watch(one.id, other.id);
    const order = orderOf(one.id);
    await kit.publish(OrderCreated, order.created);
    await stream.until('ticket', one.id, { status: 'reserved', orderId: order.id, version: 1 });
    await kit.publish(OrderCancelled, order.cancelled);
    await stream.until('ticket', one.id, { status: 'onsale', orderId: null, version: 2 });
    await kit.publish(OrderCompleted, orderOf(one.id).complete);
    await stream.until('ticket', one.id, { status: 'sold', version: 3 });

    const ask = kit.http();
    await ask
      .put(`/api/tickets/${other.id}`)
      .set('Cookie', cookieFor(seller))
      .send({ title: 'Changed', price: 5 })
      .expect(200);
    await stream.until('ticket', other.id, { title: 'Changed', price: 5, version: 1 });
    await ask.delete(`/api/tickets/${other.id}`).set('Cookie', cookieFor(seller)).expect(204);
    const last = await stream.until('ticket', other.id, { status: 'withdrawn', version: 2 });
    expect(last).not.toHaveProperty('withdrawn');
    const versions = stream.data('ticket').filter(({ id }) => id === one.id);
    expect(versions.map(({ version }) => version)).toEqual([0, 1, 2, 3]);
  });

  it('tells of an id that was unknown, once it is there', async () => {
    const id = newId();
    const stream = await watch(id);
    const { _id, ...rest } = (await onSale()).toObject();
    expect(String(_id)).not.toBe(id);
    await Ticket.collection.insertOne({ ...rest, _id: new mongoose.Types.ObjectId(id) } as never);
    const stored = await Ticket.findById(id).orFail().lean();
    expect(await stream.until('ticket', id, {})).toEqual(ticketAnswer(stored));
  });

  const ids = (count: number) => Array.from({ length: count }, newId);
  it.each([
    ...['', '?ids=', '?ids=x', `?ids=${newId()},`, `?ids=,${newId()}`, `?ids=${newId()}%20`],
    ...[`?ids=${newId()};${newId()}`, `?ids=${newId()}&ids=${newId()}`],
    ...['?ids[$gt]=', `?ids[]=${newId()}`, `?id=${newId()}`, '?ids=%00'],
  ])('refuses %s', async query => {
    const { body } = await kit.http().get(`/api/tickets/events${query}`).expect(400);
    const message = 'ids must be 1 to 100 ids, separated by commas';
    expect(body).toEqual({ errors: [{ message, field: 'ids' }] });
  });

  it('takes 100 ids and no more', async () => {
    expect((await watch(...ids(100))).status).toBe(200);
    expect((await watch(...ids(101))).status).toBe(400);
  });
});
