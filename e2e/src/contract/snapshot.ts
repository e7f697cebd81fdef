import type { Document } from 'mongodb';
import { eventually } from '@ticketing/common/testing';
import { connectMongo } from '../stores';
import type { TestSystem } from '../system';

const DATABASES = ['auth', 'tickets', 'orders', 'payments', 'expiration'];
/** Wrong sign-ins are counted, as they must be. */
const IGNORED = 'auth.tries';

/** All documents of all services, by database and collection. */
export type Snapshot = Record<string, Document[]>;

/** A look at everything that the services have stored. */
export interface Snapshots {
  snapshot(): Promise<Snapshot>;
  /** The snapshot once all events have reached everybody. */
  quiet(): Promise<Snapshot>;
  close(): Promise<void>;
}

const versionsOf = (documents: Document[] = [], version: (one: Document) => unknown) =>
  Object.fromEntries(documents.map(one => [String(one._id), version(one)]));

/** @throws when an event is still on its way */
const expectQuiet = (all: Snapshot) => {
  for (const document of Object.values(all).flat()) expect(document.outbox ?? []).toEqual([]);
  const tickets = versionsOf(all['tickets.tickets'], one => one.version);
  expect(versionsOf(all['orders.tickets'], one => one.version)).toEqual(tickets);
  const orders = versionsOf(all['orders.orders'], one => one.version);
  expect(versionsOf(all['tickets.orders'], one => one.version)).toEqual(orders);
  expect(versionsOf(all['payments.payments'], one => one.order.version)).toEqual(orders);
  expect(versionsOf(all['expiration.deadlines'], one => one.orderVersion)).toEqual(orders);
};

export const openSnapshots = async (system: TestSystem): Promise<Snapshots> => {
  const client = await connectMongo(system);

  const read = async (namespace: string): Promise<[string, Document[]]> => {
    const [database, collection] = namespace.split('.') as [string, string];
    const found = client.db(database).collection(collection).find().sort({ _id: 1 });
    return [namespace, await found.toArray()];
  };

  const namespacesOf = async (database: string) => {
    const collections = client.db(database).listCollections({}, { nameOnly: true });
    return (await collections.toArray()).map(({ name }) => `${database}.${name}`);
  };

  const snapshot = async (): Promise<Snapshot> => {
    const namespaces = (await Promise.all(DATABASES.map(namespacesOf))).flat();
    const wanted = namespaces.filter(name => name !== IGNORED);
    return Object.fromEntries(await Promise.all(wanted.map(read)));
  };

  const quiet = () =>
    eventually(async () => {
      const all = await snapshot();
      expectQuiet(all);
      return all;
    });

  return { snapshot, quiet, close: () => client.close() };
};
