import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { reportOf } from './money/report';
import { runFaults } from './money/run-faults';
import { startWorld, type World } from './money/world';
import { START_TIMEOUT_MS } from './system';

/** One that is the same each time, and one that never was before. */
const SEEDS = [1, randomInt(2, 1_000_000)];
const ORDERS_OF_EACH = 14;
/** A hold short enough to run out in a test. */
const WINDOW_SECONDS = 15;
const RUN_LIMIT_MS = 400_000;
/** What stands for a card, lets a browser go on with a payment, or signs. */
const SECRETS = /\b(pm|tok|ctoken)_\w+|_secret_|sk_test_|whsec_/;

let world: World;
beforeAll(async () => {
  world = await startWorld({ windowSeconds: WINDOW_SECONDS });
}, START_TIMEOUT_MS);
afterAll(() => world.end(), START_TIMEOUT_MS);

describe('P3: money, while Stripe fails and processes are killed', () => {
  it(
    `every cent is where it must be (seeds ${SEEDS.join(' and ')})`,
    async () => {
      const findings = await runFaults(world, { seeds: SEEDS, orders: ORDERS_OF_EACH });
      if (findings.wrongs.length > 0) process.stderr.write(`${reportOf(findings)}\n`);
      expect(findings.wrongs).toEqual([]);
      expect(findings.orders).toBe(ORDERS_OF_EACH * SEEDS.length);
      expect(Object.keys(findings.faults).length).toBeGreaterThan(0);
      expect(findings.kills).toBeGreaterThan(0);
    },
    RUN_LIMIT_MS,
  );

  it('leaves no trace of a card or a secret in the logs', () => {
    const log = readFileSync(world.system.layout.logFile('payments'), 'utf8');
    expect(log).toContain('"POST"');
    expect(log).not.toMatch(SECRETS);
  });
});
