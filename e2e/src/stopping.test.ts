import { readFileSync } from 'node:fs';
import { isAxiosError } from 'axios';
import { eventually } from '@ticketing/common/testing';
import { Person } from './person';
import { START_TIMEOUT_MS, startTestSystem, type TestSystem } from './system';

const VISITORS = 8;
/** How long a stopping service may take: its own limit. */
const STOP_LIMIT_MS = 10_000;

let system: TestSystem;
let person: Person;
beforeAll(async () => {
  system = await startTestSystem({ LOG_LEVEL: 'info' });
  person = await new Person(system.url).signUp();
}, START_TIMEOUT_MS);
afterAll(() => system.end(), START_TIMEOUT_MS);

/** What visitors ask of each service: reads, and writes where it has any. */
const rounds = {
  auth: [['GET', '/api/users/currentuser', 200]],
  tickets: [
    ['GET', '/api/tickets?limit=5', 200],
    ['POST', '/api/tickets', 201],
  ],
  orders: [
    ['GET', '/api/orders', 200],
    ['POST', '/api/orders', 404],
  ],
  payments: [['GET', `/api/payments?orderId=${'0'.repeat(24)}`, 404]],
  expiration: [['GET', '/healthz', 200]],
  client: [['GET', '/signin', 200]],
} as const;
const body = { title: 'Concert', price: 10, ticketId: '0'.repeat(24) };

/** Whether nobody listened: the request was not accepted, by the old process nor the next one. */
const wasRefused = (error: unknown) => isAxiosError(error) && error.code === 'ECONNREFUSED';

describe('P7: a stopping process finishes what it began', () => {
  it.each(Object.keys(rounds) as (keyof typeof rounds)[])(
    '%s fails no request that it accepted, and ends in order',
    async name => {
      let isStopped = false;
      let answers = 0;
      const visitor = person.at(system.addresses[name]!);
      const visit = async () => {
        while (!isStopped)
          for (const [method, path, status] of rounds[name]) {
            const data = method === 'POST' ? body : undefined;
            const answer = await visitor.call(method, path, data);
            expect([path, answer.status]).toEqual([path, status]);
            answers++;
          }
      };
      const load = Array.from({ length: VISITORS }, () =>
        visit().catch((error: unknown) => {
          if (!wasRefused(error)) throw error;
          isStopped = true;
        }),
      );
      await eventually(() => expect(answers).toBeGreaterThan(VISITORS * 5));
      const since = Date.now();
      process.kill(system.pid(name)!, 'SIGTERM');
      await Promise.all(load);
      const log = () => readFileSync(system.layout.logFile(name), 'utf8');
      await eventually(() => expect(log()).toContain('"msg":"stopped"'));
      expect(Date.now() - since).toBeLessThan(STOP_LIMIT_MS);
    },
    60_000,
  );
});
