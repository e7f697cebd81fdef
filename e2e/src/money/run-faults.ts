import { setTimeout as sleep } from 'node:timers/promises';
import { toDollars } from '@ticketing/common';
import { Person } from '../person';
import { inBatches } from '../in-batches';
import { acts } from './acts';
import { reserve, sell, tally } from './buyer';
import { wrongsOf } from './check';
import { killAtRandom } from './kills';
import { planOf, type Act } from './plan';
import { STORM, type World } from './world';

const SELLERS = 4;
const BUYERS = 12;
/** Orders at the same time: many wait for their hold to run out. */
const AT_ONCE = 24;
const POLL_MS = 500;
/** So often in a row everything must be right before it counts. */
const CALM_POLLS = 3;
/** What was left half done is taken up after 30 s, and put off up to a minute when nobody answers. */
const QUIET_LIMIT_MS = 180_000;

export interface FaultRun {
  /** All that is decided follows from them; the kills from the first. */
  seeds: number[];
  /** Of each seed. */
  orders: number;
}

export interface Findings {
  seeds: number[];
  /** What is not as it must be, in words; empty when the run is green. */
  wrongs: string[];
  /** How many orders there were of each act and end, e.g. `pays: complete`. */
  ends: Record<string, number>;
  orders: number;
  kills: number;
  faults: Record<string, number>;
  /** How often each answer was given, e.g. `POST payments 201`. */
  answers: Record<string, number>;
  webhooks: { ok: number; failed: number; dropped: number };
  /** Acts that came to no answer that they could go on with. */
  givenUp: string[];
  loadMs: number;
  quietMs: number;
}

type Names = Map<string, { name: string; act: Act }>;

/** Sells, reserves and does what the plan says, one order after the other in each of many lanes. */
const drive = async (
  world: World,
  { seeds, orders }: FaultRun,
  names: Names,
): Promise<string[]> => {
  const { system, stripe } = world;
  const people = (count: number) =>
    Promise.all(Array.from({ length: count }, () => new Person(system.url).signUp()));
  const [sellers, buyers] = [await people(SELLERS), await people(BUYERS)];
  const givenUp: string[] = [];
  const count = orders * seeds.length;
  await inBatches(count, Math.min(AT_ONCE, count), async n => {
    const plan = planOf(seeds[n % seeds.length]!, Math.floor(n / seeds.length));
    const [seller, buyer] = [sellers[n % SELLERS]!, buyers[n % BUYERS]!];
    try {
      const ticketId = await sell(seller, `Concert ${plan.name}`, toDollars(plan.priceCents));
      const order = await reserve(buyer, ticketId);
      world.name(order.id, plan.name);
      names.set(order.id, plan);
      await acts[plan.act]({ plan, buyer, seller, order, stripe });
    } catch (error) {
      givenUp.push(`order ${plan.name} ${plan.act}: ${(error as Error).message}`);
    }
  });
  return givenUp;
};

/** All that is wrong now with the orders of this run. */
const wrongsNow = async ({ ours, stripe }: World, names: Names): Promise<string[]> => {
  const theirs = stripe.books();
  const books = await ours.read();
  const wrongs = books
    .filter(({ orderId }) => names.has(orderId))
    .flatMap(book =>
      wrongsOf(book, theirs.get(book.orderId)).map(wrong => {
        const { name, act } = names.get(book.orderId)!;
        return `order ${name} (${act}, ${book.orderId}): ${wrong}`;
      }),
    );
  return [...(await ours.unrest()), ...wrongs];
};

/** Waits until nothing is wrong, and stays so. @returns what still is at the end of the patience */
const calm = async (world: World, names: Names): Promise<string[]> => {
  const end = Date.now() + QUIET_LIMIT_MS;
  let wrongs: string[] = [];
  for (let calmPolls = 0; calmPolls < CALM_POLLS && Date.now() < end;) {
    wrongs = await wrongsNow(world, names);
    calmPolls = wrongs.length === 0 ? calmPolls + 1 : 0;
    await sleep(POLL_MS);
  }
  return wrongs;
};

const endsOf = async ({ ours }: World, names: Names): Promise<Record<string, number>> => {
  const ends: Record<string, number> = {};
  for (const { orderId, status, cancelReason } of await ours.read()) {
    const end = `${names.get(orderId)?.act}: ${cancelReason ?? status}`;
    if (names.has(orderId)) ends[end] = (ends[end] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(ends).sort());
};

/**
 * Some hundred orders while Stripe fails before and after its effects, and payments and orders are
 * killed; then, when it is quiet, whether every cent is where it must be.
 */
export const runFaults = async (world: World, run: FaultRun): Promise<Findings> => {
  const { stripe, system } = world;
  const names: Names = new Map();
  const startedAt = Date.now();
  stripe.setFaults(STORM);
  const endKills = killAtRandom(system, run.seeds[0]!);
  const givenUp = await drive(world, run, names);
  const kills = await endKills();
  const loadMs = Date.now() - startedAt;
  const wrongs = await calm(world, names);
  return {
    seeds: run.seeds,
    wrongs,
    ends: await endsOf(world, names),
    orders: names.size,
    kills,
    faults: { ...stripe.faults.struck },
    answers: { ...tally },
    webhooks: { ...stripe.webhooks.delivered },
    givenUp,
    loadMs,
    quietMs: Date.now() - startedAt - loadMs,
  };
};
