import type { Document } from 'mongodb';
import { connectMongo } from '../stores';
import type { TestSystem } from '../system';

/** An order as the services have it in their databases. Amounts in cents. */
export interface OurBook {
  orderId: string;
  buyerId: string;
  status: string;
  cancelReason: string | null;
  priceCents: number;
  ticketId: string;
  payment?: {
    status: string;
    ledger: { kind: string; cents: number }[];
    /** Whether something is still to be done about it. */
    isDue: boolean;
  };
  ticket?: { status: string; orderId: string | null };
}

/** A look into the services' databases. */
export interface OurBooks {
  /** Every order there is. */
  read(): Promise<OurBook[]>;
  /** What is on its way, in words; empty when nothing is. */
  unrest(): Promise<string[]>;
  close(): Promise<void>;
}

/** Where events wait to be published. */
const OUTBOXES = { orders: 'orders', payments: 'payments', tickets: 'tickets' };

const byId = (documents: Document[]) =>
  new Map(documents.map(document => [String(document._id), document]));

const paymentOf = (payment: Document | undefined): OurBook['payment'] =>
  payment && {
    status: payment.status as string,
    ledger: payment.ledger as { kind: string; cents: number }[],
    isDue: payment.settleAt !== undefined,
  };

export const openBooks = async (system: TestSystem): Promise<OurBooks> => {
  const client = await connectMongo(system);
  const all = (service: string, collection: string) =>
    client.db(service).collection(collection).find().toArray();

  const read = async (): Promise<OurBook[]> => {
    const [orders, payments, tickets] = await Promise.all([
      all('orders', 'orders'),
      all('payments', 'payments').then(byId),
      all('tickets', 'tickets').then(byId),
    ]);
    return orders.map(({ _id, userId, status, cancelReason, ticket }) => ({
      orderId: String(_id),
      buyerId: userId as string,
      status: status as string,
      cancelReason: cancelReason as string | null,
      priceCents: ticket.priceCents as number,
      ticketId: ticket.id as string,
      payment: paymentOf(payments.get(String(_id))),
      ticket: tickets.get(ticket.id as string) as unknown as OurBook['ticket'],
    }));
  };

  const waitingEvents = async () => {
    const counts = await Promise.all(
      Object.entries(OUTBOXES).map(async ([service, collection]) => ({
        service,
        count: await client
          .db(service)
          .collection(collection)
          .countDocuments({ 'outbox.0': { $exists: true } }),
      })),
    );
    return counts
      .filter(({ count }) => count > 0)
      .map(({ service, count }) => `${count} documents of ${service} have unpublished events`);
  };

  /** Orders of which another service has heard less than there is to hear. */
  const unheard = async () => {
    const orders = await all('orders', 'orders');
    const heard = {
      payments: byId(await all('payments', 'payments')),
      tickets: byId(await all('tickets', 'orders')),
    };
    const versions = {
      payments: (id: string) => heard.payments.get(id)?.order.version as number | undefined,
      tickets: (id: string) => heard.tickets.get(id)?.version as number | undefined,
    };
    return Object.entries(versions).flatMap(([service, versionOf]) => {
      const behind = orders.filter(({ _id, version }) => versionOf(String(_id)) !== version);
      return behind.length > 0 ? [`${service} has not heard of ${behind.length} orders`] : [];
    });
  };

  const unrest = async () => [...(await waitingEvents()), ...(await unheard())];
  return { read, unrest, close: () => client.close() };
};
