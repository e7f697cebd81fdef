import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findEngine, freePort, startSystem } from '@ticketing/local';
import { chromium, type Browser } from 'playwright-core';
import { Visitor } from '../visitor';
import { withEmptyApp } from './empty-app';
import { loadPage, type PageLoad } from './load-page';
import { type Measurement, reportOf, tableOf } from './report';

const HELP = `npm run bench:site [-- OPTIONS]
  --base-url URL   a site that runs already; without, one of its own is started
  --runs N         visits of each page (5)`;
const DEFAULT_RUNS = 5;
const MOST_RUNS = 100;
/** Enough for a page of the list to be a full one. */
const TICKETS = 60;
const BROWSER_ARGS = ['--disable-dev-shm-usage', '--disable-gpu'];

const print = (line: string) => void process.stdout.write(`${line}\n`);

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      'base-url': { type: 'string' },
      runs: { type: 'string', default: String(DEFAULT_RUNS) },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1 || runs > MOST_RUNS)
    throw new Error(`--runs must be a number from 1 to ${MOST_RUNS}`);
  return { url: values['base-url']?.replace(/\/$/, ''), runs, help: values.help };
};

/** The pages, with somebody who may see them, in a shop that has something to sell. */
const openPages = async (url: string) => {
  const [seller, buyer] = await Promise.all([Visitor.signUp(url), Visitor.signUp(url)]);
  const ids: string[] = [];
  for (let n = 0; n < TICKETS; n++) ids.push(await seller.sell(`Concert ${n}`));
  await buyer.untilReservable(ids[0]!);
  const orderId = await buyer.reserve(ids[0]!);
  return [
    { name: 'home', path: '/', isEntrance: true },
    { name: 'search', path: '/?q=concert&sort=price', isEntrance: true },
    { name: 'ticket', path: `/tickets/${ids.at(-1)!}`, isEntrance: true },
    { name: 'order', path: `/orders/${orderId}`, isEntrance: false, cookie: buyer.cookie },
    { name: 'sign-in', path: '/signin', isEntrance: false },
  ];
};

const measure = async (browser: Browser, url: string, runs: number): Promise<Measurement[]> => {
  const measurements: Measurement[] = [];
  for (const { name, path, isEntrance, cookie } of await openPages(url)) {
    // The first visitor of a server that has just started waits for what others do not.
    await loadPage(browser, `${url}${path}`, cookie);
    const loads: PageLoad[] = [];
    for (let n = 0; n < runs; n++) loads.push(await loadPage(browser, `${url}${path}`, cookie));
    measurements.push({ name, isEntrance, loads });
    print(`${name}: ${loads.map(load => Math.round(load.largestPaint)).join(', ')} ms`);
  }
  return measurements;
};

const withSystem = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ticketing-bench-'));
  const env = { RATE_LIMITS: 'off', LOG_LEVEL: 'warn' };
  try {
    const system = await startSystem({ port: await freePort(), dataDir, env, onProgress: print });
    return await work(system.url).finally(() => system.stop());
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

const main = async () => {
  const { url, runs, help } = readOptions();
  if (help) return print(HELP);
  const executablePath = await findEngine('chromium', print);
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  try {
    print('Building an empty app, for the share of the framework …');
    const framework = await withEmptyApp(address => loadPage(browser, address));
    const work = (address: string) => measure(browser, address, runs);
    const { rows, missed } = reportOf(url ? await work(url) : await withSystem(work), framework);
    print(`\n${tableOf(rows)}\n`);
    for (const line of missed) print(`MISSED ${line}`);
    process.exitCode = missed.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
