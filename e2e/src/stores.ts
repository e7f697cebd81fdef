import os from 'node:os';
import { MongoClient, ObjectId } from 'mongodb';
import type { TestSystem } from './system';

/** Where each service keeps, by their ids, the orders that it has heard of. */
export const HEARS_OF_ORDERS = {
  tickets: 'orders',
  payments: 'payments',
  expiration: 'deadlines',
} as const;

/** The server that has all of the services' databases. */
export const connectMongo = (system: TestSystem): Promise<MongoClient> =>
  // By itself the driver imports `os` dynamically, which jest's sandbox refuses.
  MongoClient.connect(system.addresses.mongo!, { runtimeAdapters: { os } });

/** A look into the services' databases, for what no request tells. */
export const openStores = async (system: TestSystem) => {
  const client = await connectMongo(system);

  /** How many of the documents a service's collection holds. */
  const count = (service: string, collection: string, ids: string[]): Promise<number> =>
    client
      .db(service)
      .collection(collection)
      .countDocuments({ _id: { $in: [...ids, ...ids.map(id => new ObjectId(id))] as never[] } });

  return { count, close: () => client.close() };
};
