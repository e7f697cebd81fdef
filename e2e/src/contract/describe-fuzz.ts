import fc from 'fast-check';
import type { CurrentUser } from '@ticketing/common';
import { anyRequest } from './random-requests';
import { errorsOf, type WireRequest } from './wire';
import type { Snapshot } from './snapshot';
import { expectAllowed } from './stored-values';
import type { World } from './world';

/** More of them, or others: `FUZZ_RUNS=5000 FUZZ_SEED=1 npm test -w e2e`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);
/** For each of them, on a busy machine. */
const PATIENCE_MS = 400;
const SEED = Number(process.env.FUZZ_SEED ?? 20261122);

/** What is stored of others, less what follows from a reservation, which anybody may make. */
const othersThings = (all: Snapshot, { id }: CurrentUser, known: Snapshot) => {
  const ids = new Set(known['auth.users']!.map(({ _id }) => String(_id)));
  const tickets = all['tickets.tickets']!.filter(({ userId }) => userId !== id);
  return {
    users: all['auth.users']!.filter(({ _id }) => ids.has(String(_id))),
    orders: all['orders.orders']!.filter(({ userId }) => userId !== id),
    tickets: tickets.map(({ _id, title, priceCents, withdrawn }) => {
      return { _id, title, priceCents, withdrawn };
    }),
  };
};

/** Answers that random requests must have come to, or they would test the first check only. */
const COMMON_ANSWERS = [200, 201, 400, 401, 403, 404];

const expectNoServerError = async (world: World, request: WireRequest) => {
  const answer = await world.send('stranger', request);
  expect(answer.status).toBeLessThan(500);
  const { pathname } = new URL(request.path, world.system.url);
  const isOurs = /^\/api(\/|$)/.test(pathname) && request.method !== 'HEAD';
  if (answer.status >= 400 && isOurs) errorsOf(answer);
  return answer.status;
};

export const describeFuzz = (world: () => World) =>
  it(
    `P8: ${RUNS} random requests give no 5xx and store nothing that is forbidden`,
    async () => {
      const { stores, users } = world();
      const before = await stores.quiet();
      const seen: Record<number, number> = {};
      const property = fc.asyncProperty(anyRequest, async request => {
        const status = await expectNoServerError(world(), request);
        seen[status] = (seen[status] ?? 0) + 1;
      });
      await fc.assert(property, { numRuns: RUNS, seed: SEED });
      expect(Object.keys(seen).map(Number)).toEqual(expect.arrayContaining(COMMON_ANSWERS));
      const after = await stores.quiet();
      expectAllowed(after);
      expect(othersThings(after, users.stranger, before)).toEqual(
        othersThings(before, users.stranger, before),
      );
    },
    RUNS * PATIENCE_MS,
  );
