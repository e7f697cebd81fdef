import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { findEngines } from '../engines/find';
import { isFree } from '../engines/ports';
import { LOOPBACK } from '../engines/specs';
import { loadDemoData } from '../demo/load-demo-data';
import { type Addresses, addressesOf, choosePorts, writeAddresses } from './addresses';
import { announceStop, emptyFolder, jwtKeyOf, leaveFolder, takeFolder } from './data-folder';
import { Layout, type ProcessName, ROOT } from './layout';
import { enginePlans, servicePlans, webPlans } from './plans';
import { StartError } from './start-error';
import { type Plan, Supervised } from './supervised';

const LOG_CHECK_MS = 30_000;

export interface SystemOptions {
  /** Where the site is. */
  port: number;
  /** The address it listens on; this machine only when absent. */
  host?: string;
  /** Data, logs, pid files; `.local` in the checkout when absent. */
  dataDir?: string;
  /** Settings for every process, beside the ones in this process's environment. */
  env?: NodeJS.ProcessEnv;
  /** Begin with empty data. */
  fresh?: boolean;
  /** For tests: everything ends when this process is killed, data and all that it was doing. */
  tied?: boolean;
  /** Load demo data, once for a data folder. */
  demo?: boolean;
  onProgress?: (line: string) => void;
  /** Gives the start up: what runs by then is stopped, and `startSystem` rejects. */
  signal?: AbortSignal;
}

/** The whole system, running. */
export interface System {
  /** The address of the site. */
  url: string;
  addresses: Addresses;
  layout: Layout;
  /** The process's id now; undefined for the moment in which it is being started again. */
  pid(name: ProcessName): number | undefined;
  /** Kills a process (-9); it is started again at once. */
  kill9(name: ProcessName): void;
  /** Kills a process (-9) and keeps it away until what is returned is called and resolves. */
  hold(name: ProcessName): Promise<() => Promise<void>>;
  /** Stops everything in order. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts the engines, the five services, the site and the gateway, and supervises them.
 * @throws StartError or EngineMissing, in one plain line; nothing is left running then
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const progress = options.onProgress ?? (() => undefined);
  const host = options.host ?? LOOPBACK;
  const layout = new Layout(resolve(ROOT, options.dataDir ?? '.local'));
  await takeFolder(layout, progress);
  const groups: Supervised[][] = [];
  let timer: NodeJS.Timeout | undefined;
  const stop = once(async () => {
    clearInterval(timer);
    announceStop(layout);
    for (const group of groups.toReversed()) await Promise.all(group.map(each => each.stop()));
    leaveFolder(layout);
  });
  try {
    if (!(await isFree(options.port, host))) {
      throw new StartError(
        `Port ${options.port} is in use: stop what listens there, or choose another one, as in ` +
          '`PORT=8080 npm start`.',
      );
    }
    if (options.fresh) emptyFolder(layout);
    const programs = await untilAborted(findEngines(progress), options.signal);
    const ports = await choosePorts(layout, options.port);
    const addresses = addressesOf(ports);
    const env = { JWT_KEY: jwtKeyOf(layout), ...given(process.env), ...given(options.env) };
    const input = { layout, ports, addresses, programs, env, host };
    for (const name of ['mongo', 'nats', 'redis']) {
      mkdirSync(layout.dataOf(name), { recursive: true });
    }
    writeAddresses(layout, addresses);
    const startGroup = async (title: string, plans: Plan[]) => {
      progress(`Starting ${title} …`);
      const files = (name: string) => ({ log: layout.logFile(name), pid: layout.pidFile(name) });
      const group = plans.map(
        plan => new Supervised({ ...plan, tied: options.tied }, files(plan.name), progress),
      );
      groups.push(group);
      group.forEach(each => each.rotateLog());
      await untilAborted(Promise.all(group.map(each => each.start())), options.signal);
    };
    await startGroup('MongoDB, Redis and NATS Streaming', enginePlans(input));
    await startGroup('the services', servicePlans(input));
    await startGroup('the site', webPlans(input));
    timer = setInterval(() => groups.flat().forEach(each => each.rotateLog()), LOG_CHECK_MS);
    timer.unref();
    const system = systemOf(groups.flat(), layout, addresses, stop);
    if (options.demo) {
      await untilAborted(loadDemoData(system.url, layout.demo, progress), options.signal);
    }
    return system;
  } catch (error) {
    await stop();
    if (groups.length > 0) throw new StartError((error as Error).message, { cause: error });
    throw error;
  }
}

function systemOf(
  processes: Supervised[],
  layout: Layout,
  addresses: Addresses,
  stop: () => Promise<void>,
): System {
  const find = (name: ProcessName) => processes.find(each => each.name === name)!;
  return {
    url: addresses.gateway!,
    addresses,
    layout,
    pid: name => find(name).pid,
    kill9: name => find(name).kill9(),
    hold: async name => {
      await find(name).hold();
      return () => find(name).start();
    },
    stop,
  };
}

/** An empty setting counts as none. */
const given = (env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));

function untilAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new StartError('Stopped while it was starting'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => (result ??= work());
}
