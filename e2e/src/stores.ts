import os from 'node:os';
import { MongoClient, ObjectId } from 'mongodb';
import type { TestSystem } from './system';

/** Where each service keeps, by their ids, the orders that it has heard of. */
export const HEARS_OF_ORDERS = {
  tickets: 'orders',
  payments: 'payments',
  expiration: 'deadlines',
} as const;

/** A look into the services' databases, for what no request tells. */
export const openStores = async (system: TestSystem) => {
  const options = { runtimeAdapters: { os } };
  const client = await MongoClient.connect(system.addresses.mongo!, options);

  /** How many of the documents a service's collection holds. */
  const count = (service: string, collection: string, ids: string[]): Promise<number> =>
    client
      .db(service)
      .collection(collection)
      .countDocuments({ _id: { $in: [...ids, ...ids.map(id => new ObjectId(id))] as never[] } });

  return { count, close: () => client.close() };
};
