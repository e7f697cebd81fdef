import { randomUUID } from 'node:crypto';
import type { OrderData, TicketData } from '@ticketing/common';
import { eventually } from '@ticketing/common/testing';
import { Person } from '../person';
import { connectMongo } from '../stores';
import type { TestSystem } from '../system';

/** What walks begin with, made by way of the API: people, tickets, orders. */
export interface Market {
  seller: Person;
  newPerson(email?: string): Promise<Person>;
  newTitle(): string;
  /** A ticket that can be reserved at once: orders has heard of it. */
  onSale(ticket?: Partial<TicketData>): Promise<TicketData & { path: string }>;
  /** A ticket that the buyer has reserved, whose order can be paid at once. */
  reserved(buyer: Person): Promise<Reserved>;
  /** Lets a reservation end in so many seconds, as if the rest of its time had passed. */
  endsIn(order: OrderData, seconds: number): Promise<void>;
}

export interface Reserved {
  ticket: TicketData;
  order: OrderData;
  path: string;
}

/** Moves the end of an order in each database that knows it. */
const moveEnd = async (system: TestSystem, id: string, expiresAt: Date): Promise<void> => {
  const client = await connectMongo(system);
  const { ObjectId } = await import('mongodb');
  const set = { $set: { expiresAt } };
  const _id = { $in: [id, new ObjectId(id)] as never[] };
  await eventually(async () => {
    const deadline = await client.db('expiration').collection('deadlines').updateOne({ _id }, set);
    expect(deadline.matchedCount).toBe(1);
  });
  await client.db('orders').collection('orders').updateOne({ _id }, set);
  await client.close();
};

export const openMarket = async (system: TestSystem): Promise<Market> => {
  const newPerson = (email?: string) => new Person(system.url).signUp(email);
  const newTitle = () => `Concert ${randomUUID().slice(0, 8)}`;
  const seller = await newPerson();

  const onSale = async (given: Partial<TicketData> = {}) => {
    const facts = { title: newTitle(), price: 24.5, venue: 'The Old Hall', ...given };
    const ticket = await seller.sell(facts);
    const visitor = await newPerson();
    const becomes = (status: TicketData['status']) =>
      eventually(async () => {
        const now = await visitor.ticket(ticket.id);
        expect(now).toMatchObject({ status });
        return now;
      });
    const { id } = await eventually(() => visitor.reserve(ticket.id));
    // Else the news of the reservation could still be on its way.
    await becomes('reserved');
    await visitor.ask('DELETE', `/api/orders/${id}`);
    const after = await becomes('onsale');
    return { ...after, path: `/tickets/${ticket.id}` };
  };

  const reserved = async (buyer: Person) => {
    const ticket = await onSale();
    const order = await buyer.reserve(ticket.id);
    await eventually(() => buyer.payments(order.id));
    return { ticket, order, path: `/orders/${order.id}` };
  };

  const endsIn = ({ id }: OrderData, seconds: number) =>
    moveEnd(system, id, new Date(Date.now() + seconds * 1000));

  return { seller, newPerson, newTitle, onSale, reserved, endsIn };
};
