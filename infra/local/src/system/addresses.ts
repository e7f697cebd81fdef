import { readFileSync, writeFileSync } from 'node:fs';
import { freePort, isFree } from '../engines/ports';
import { LOOPBACK, mongoUri } from '../engines/specs';
import type { Layout } from './layout';

/** One port for each listener; `natsMonitor` and `clientHealth` are second ones. */
export const LISTENERS = [
  ...['mongo', 'nats', 'natsMonitor', 'redis', 'auth', 'tickets', 'orders', 'payments'],
  ...['expiration', 'client', 'clientHealth', 'gateway'],
] as const;

export type Ports = Record<string, number>;
/** Where each process and engine listens, by its name in `LISTENERS`. */
export type Addresses = Record<string, string>;

/** The ports of the last run where they are free, so that what a person noted down stays right. */
export async function choosePorts(layout: Layout, gateway: number): Promise<Ports> {
  const before = readAddresses(layout);
  const ports: Ports = {};
  for (const name of LISTENERS) {
    const last = Number(/:(\d+)/.exec(before[name]?.replace(/^\w+:/, '') ?? '')?.[1]);
    ports[name] = last && (await isFree(last)) ? last : await freePort();
  }
  return { ...ports, gateway };
}

export function writeAddresses(layout: Layout, addresses: Addresses): void {
  writeFileSync(layout.addresses, `${JSON.stringify(addresses, null, 2)}\n`);
}

export function addressesOf(ports: Ports): Addresses {
  const protocols: Record<string, string> = { nats: 'nats', redis: 'redis' };
  const entries = LISTENERS.map(name => [
    name,
    name === 'mongo'
      ? mongoUri(ports.mongo!)
      : `${protocols[name] ?? 'http'}://${LOOPBACK}:${ports[name]}`,
  ]);
  return Object.fromEntries(entries);
}

function readAddresses(layout: Layout): Addresses {
  try {
    return JSON.parse(readFileSync(layout.addresses, 'utf8')) as Addresses;
  } catch {
    return {};
  }
}
