import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startSystem } from '@ticketing/local';
import autocannon, { type Options, type Request, type Result } from 'autocannon';
import { Visitor } from './visitor';

const CONNECTIONS = 10;
const SECONDS = 10;
const JSON_TYPE = { 'content-type': 'application/json' };
/** Enough for a page of the list to be a full one. */
const TICKETS = 60;

const print = (line: string) => void process.stdout.write(`${line}\n`);

const browse = (url: string): Options => ({ url: `${url}/api/tickets` });

/**
 * Each connection has a ticket of its own, which it reserves and gives back in turn: so every
 * reservation succeeds, and no measurement runs out of tickets.
 */
const reserve = (url: string, { cookie }: Visitor, ticketIds: string[]): Options => {
  const left = [...ticketIds];
  return {
    url,
    setupClient: client => {
      let orderId = '';
      const create: Request = {
        method: 'POST',
        path: '/api/orders',
        headers: { ...JSON_TYPE, cookie },
        body: JSON.stringify({ ticketId: left.pop() }),
        onResponse: (status, body) => {
          orderId = status === 201 ? (JSON.parse(body) as { id: string }).id : '';
        },
      };
      const cancel: Request = {
        method: 'DELETE',
        headers: { cookie },
        setupRequest: request => ({ ...request, path: `/api/orders/${orderId}` }),
      };
      client.setRequests([create, cancel]);
    },
  };
};

/** Prints what was measured. @returns whether every request was answered by a 2xx */
const report = (title: string, { requests, latency, ...result }: Result): boolean => {
  const failed = result.errors + result.timeouts + result.non2xx;
  const numbers = [requests.average, latency.p50, latency.p99, failed].map(value =>
    String(Math.round(value)).padStart(10),
  );
  print(`${title.padEnd(24)}${numbers.join('')}`);
  return failed === 0;
};

const measure = async (title: string, options: Options): Promise<boolean> => {
  const limits = { connections: CONNECTIONS, duration: SECONDS };
  return report(title, await autocannon({ ...limits, ...options }));
};

const run = async (url: string): Promise<boolean> => {
  const [seller, buyer] = await Promise.all([Visitor.signUp(url), Visitor.signUp(url)]);
  const ids: string[] = [];
  for (let n = 0; n < TICKETS; n++) ids.push(await seller.sell(`Concert ${n}`));
  for (const id of ids.slice(0, CONNECTIONS)) await buyer.untilReservable(id);
  print(`${CONNECTIONS} connections, ${SECONDS} s each, through the gateway`);
  print(`${''.padEnd(24)}     req/s    p50 ms    p99 ms    failed`);
  const browsed = await measure('browse', browse(url));
  const reserved = await measure(
    'reserve and cancel',
    reserve(url, buyer, ids.slice(0, CONNECTIONS)),
  );
  return browsed && reserved;
};

const main = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ticketing-bench-'));
  const env = { RATE_LIMITS: 'off', LOG_LEVEL: 'warn' };
  try {
    const system = await startSystem({ port: await freePort(), dataDir, env, onProgress: print });
    const isGood = await run(system.url).finally(() => system.stop());
    process.exitCode = isGood ? 0 : 1;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
