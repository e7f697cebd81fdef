import { join } from 'node:path';
import { mongoReady, natsReady, redisReady } from './ready';

/** How one engine is run, wherever it runs: in tests, by `npm start`, in a benchmark. */
export interface EngineSpec {
  args: string[];
  /** Where clients find it. */
  url: string;
  /** One try; throws until the engine can be used. */
  ready(): Promise<void>;
  /** Where a start failed and printed this, the next one is to be tried with these as well. */
  repair?: { printed: RegExp; args: string[] };
}

export const LOOPBACK = '127.0.0.1';
export const REPLICA_SET = 'rs0';

/** Longer than any outage of a subscriber that must still find its events. */
const BROKER_MAX_AGE = '168h';

/** A replica set of one, so that the code meets the same server features as in production. */
export function mongoSpec(port: number, folder: string): EngineSpec {
  const args = [
    ...['--dbpath', folder, '--port', String(port), '--bind_ip', LOOPBACK],
    ...['--replSet', REPLICA_SET, '--wiredTigerCacheSizeGB', '0.5', '--nounixsocket'],
    // It has no other member to hand over to, so there is nothing to wait for when it stops.
    ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=0'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
  ];
  const ready = () => mongoReady(`${LOOPBACK}:${port}`, REPLICA_SET);
  return { args, url: mongoUri(port), ready };
}

/**
 * A message is acknowledged once it is synced to the file store. A record that a kill cut off in
 * the middle of its write was therefore never acknowledged, and can be dropped; the server does
 * not do so unasked, and not at two starts in a row.
 */
export function natsSpec(
  ports: { client: number; monitor: number },
  folder: string,
  clusterId: string,
): EngineSpec {
  const args = [
    ...['-a', LOOPBACK, '-p', String(ports.client), '-m', String(ports.monitor)],
    ...['-cid', clusterId, '-st', 'file', '-dir', folder],
    '--file_sync=true',
    ...['-mc', '0', '-msu', '0', '-mm', '0', '-mb', '0', '-ma', BROKER_MAX_AGE],
    ...['-hbi', '5s', '-hbt', '2s', '-hbf', '2'],
  ];
  return {
    args,
    url: `nats://${LOOPBACK}:${ports.client}`,
    ready: () => natsReady(ports.client, ports.monitor, clusterId),
    repair: { printed: /Unexpected EOF for file/, args: ['--file_truncate_bad_eof=true'] },
  };
}

export function redisSpec(port: number, folder: string): EngineSpec {
  const args = [
    ...['--port', String(port), '--bind', LOOPBACK, '--dir', folder, '--daemonize', 'no'],
    ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''],
    ...['--maxmemory-policy', 'noeviction'],
  ];
  return { args, url: `redis://${LOOPBACK}:${port}`, ready: () => redisReady(port) };
}

export const mongoUri = (port: number, database = '') =>
  `mongodb://${LOOPBACK}:${port}/${database}?replicaSet=${REPLICA_SET}`;

export const dataFolderOf = (folder: string) => join(folder, 'data');
