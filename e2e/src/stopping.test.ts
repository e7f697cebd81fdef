import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import axios, { isAxiosError } from 'axios';
import { eventually } from '@ticketing/common/testing';
import { Person } from './person';
import { START_TIMEOUT_MS, startTestSystem, type TestSystem } from './system';

// It measures time, and the other tests make the machine slow for moments.
jest.retryTimes(2);

const VISITORS = 8;
/** How long a stopping service may take: its own limit. */
const STOP_LIMIT_MS = 10_000;

let system: TestSystem;
let cookie: string;
beforeAll(async () => {
  system = await startTestSystem({ LOG_LEVEL: 'info' });
  cookie = (await new Person(system.url).signUp()).cookie;
}, START_TIMEOUT_MS);
afterAll(() => system.end(), START_TIMEOUT_MS);

const NOBODY = '0'.repeat(24);
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
  payments: [['GET', `/api/payments?orderId=${NOBODY}`, 404]],
  expiration: [['GET', '/api/nothing', 404]],
  client: [['GET', '/', 200]],
} as const;
const body = { title: 'Concert', price: 10, ticketId: NOBODY };

describe('P7: a stopping process finishes what it began', () => {
  it.each(Object.keys(rounds) as (keyof typeof rounds)[])(
    '%s fails no request that it accepted, and ends in order',
    async name => {
      const http = axios.create({
        baseURL: system.addresses[name],
        httpAgent: new Agent({ keepAlive: true }),
        timeout: STOP_LIMIT_MS,
        maxRedirects: 0,
        validateStatus: () => true,
      });
      const failedTraces: string[] = [];
      let isStopped = false;
      let answers = 0;
      let answeredTrace = '';
      const ask = async (method: string, url: string, status: number) => {
        const trace = randomBytes(16).toString('hex');
        const headers = { cookie, traceparent: `00-${trace}-${'1'.repeat(16)}-01` };
        const data = method === 'POST' ? body : undefined;
        try {
          const answer = await http.request({ method, url, data, headers });
          expect([url, answer.status]).toEqual([url, status]);
          answers++;
          answeredTrace = trace;
        } catch (error) {
          if (!isAxiosError(error)) throw error;
          failedTraces.push(trace);
          isStopped = true; // the door is closed
        }
      };
      const visit = async () => {
        while (!isStopped)
          for (const [method, path, status] of rounds[name]) await ask(method, path, status);
      };
      const load = Array.from({ length: VISITORS }, visit);
      await eventually(() => expect(answers).toBeGreaterThan(VISITORS * 5));
      const since = Date.now();
      process.kill(system.pid(name)!, 'SIGTERM');
      await Promise.all(load);

      const log = () => readFileSync(system.layout.logFile(name), 'utf8');
      await eventually(() => expect(log()).toContain('"msg":"stopped"'));
      expect(Date.now() - since).toBeLessThan(STOP_LIMIT_MS);
      // Each request that a service takes is in its log: those without an answer never got there.
      expect(log()).toContain(answeredTrace);
      for (const trace of failedTraces) expect(log()).not.toContain(trace);
      expect(failedTraces.length).toBeGreaterThan(0);
    },
    60_000,
  );
});
