import { cookieFor, eventually, newId } from '@ticketing/common/testing';
import type { CurrentUser } from '@ticketing/common';
import { Person } from '../person';
import { startTestSystem, type TestSystem } from '../system';
import { openSnapshots, type Snapshot, type Snapshots } from './snapshot';
import { sendWire, type WireAnswer, type WireRequest } from './wire';

/** What the sessions of the system under test are signed with. */
export const JWT_KEY = 'the key of a system under test, long enough';

/** `visitor` is signed out. */
export type Actor = 'seller' | 'buyer' | 'stranger' | 'visitor';
export type SignedIn = Exclude<Actor, 'visitor'>;

/**
 * A running system in which a seller and a buyer have dealt with each other; a stranger, who has
 * a ticket of their own on sale, has to do with neither. Nothing in it changes by itself.
 */
export interface World {
  system: TestSystem;
  users: Record<SignedIn, CurrentUser>;
  cookies: Record<SignedIn, string>;
  /** What a request calls by name: `<onsale>` in a path, a header or a body is that ticket's id. */
  names: Record<string, string>;
  stores: Snapshots;
  /** Sends a request in which `<name>` stands for `names.name`. */
  send(as: Actor, request: WireRequest): Promise<WireAnswer>;
  /** Everything stored, once it is quiet; each call compares it with what the last one saw. */
  expectUnchanged(): Promise<void>;
  end(): Promise<void>;
}

type Trade = Record<'onsale' | 'reserved' | 'sold' | 'withdrawn' | 'returned', string> &
  Record<'live' | 'complete' | 'cancelled', string>;

/** A ticket of the seller's in each state, and an order of the buyer's in each. */
const trade = async (seller: Person, buyer: Person): Promise<Trade> => {
  const put = async (title: string) => (await seller.sell({ title })).id;
  const onsale = await put('On sale');
  const reserved = await put('Reserved');
  const sold = await put('Sold');
  const withdrawn = await put('Withdrawn');
  const returned = await put('Returned');
  await seller.ask('DELETE', `/api/tickets/${withdrawn}`);
  const reserve = async (id: string) => (await eventually(() => buyer.reserve(id))).id;
  const live = await reserve(reserved);
  const complete = await reserve(sold);
  const cancelled = await reserve(returned);
  await buyer.ask('DELETE', `/api/orders/${cancelled}`);
  await eventually(() => buyer.pay(complete));
  await eventually(async () => {
    expect(await buyer.payments(complete)).toMatchObject([{ status: 'captured' }]);
    expect(await buyer.ticket(sold)).toMatchObject({ status: 'sold' });
    expect(await buyer.ticket(reserved)).toMatchObject({ status: 'reserved' });
    expect(await buyer.ticket(returned)).toMatchObject({ status: 'onsale' });
  });
  return { onsale, reserved, sold, withdrawn, returned, live, complete, cancelled };
};

const userOf = async (person: Person): Promise<CurrentUser> =>
  (await person.ask<{ currentUser: CurrentUser }>('GET', '/api/users/currentuser')).currentUser;

const fill = (text: string, names: Record<string, string>) =>
  text.replace(/<(\w+)>/g, (all, name: string) => names[name] ?? all);

const filled = (names: Record<string, string>, { path, headers, body, ...rest }: WireRequest) => ({
  ...rest,
  path: fill(path, names),
  headers: Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name, fill(String(value), names)]),
  ),
  body: typeof body === 'string' ? fill(body, names) : body,
});

export const startWorld = async (): Promise<World> => {
  const system = await startTestSystem({ JWT_KEY });
  const join = () => new Person(system.url).signUp();
  const [seller, buyer, stranger] = await Promise.all([join(), join(), join()]);
  const users = {
    seller: await userOf(seller),
    buyer: await userOf(buyer),
    stranger: await userOf(stranger),
  };
  const cookies = {
    seller: cookieFor(users.seller, JWT_KEY),
    buyer: cookieFor(users.buyer, JWT_KEY),
    stranger: cookieFor(users.stranger, JWT_KEY),
  };
  const strangers = (await stranger.sell({ title: 'A stranger’s' })).id;
  const names = {
    ...(await trade(seller, buyer)),
    strangers,
    unknown: newId(),
    host: new URL(system.url).host,
    seller: users.seller.id,
    sellersEmail: users.seller.email,
    buyersEmail: users.buyer.email,
  };
  const stores = await openSnapshots(system);
  let last: Snapshot = await stores.quiet();

  return {
    system,
    users,
    cookies,
    names,
    stores,
    send: (as, request) => {
      const cookie = as === 'visitor' ? {} : { Cookie: cookies[as] };
      const headers = { ...cookie, ...request.headers };
      return sendWire(system.url, filled(names, { ...request, headers }));
    },
    expectUnchanged: async () => {
      const before = last;
      last = await stores.snapshot();
      expect(last).toEqual(before);
    },
    end: async () => {
      await stores.close();
      await system.end();
    },
  };
};
