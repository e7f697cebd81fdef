import { freePort } from './ports';
import { type EngineOptions, RunningEngine } from './run';
import { LOOPBACK, mongoSpec, natsSpec, redisSpec } from './specs';

export interface BrokerOptions extends EngineOptions {
  clusterId?: string;
}

export type Broker = RunningEngine & {
  clusterId: string;
  /** NATS Streaming's own pages about its clients and channels. */
  monitorUrl: string;
};

/** MongoDB as a replica set of one. */
export function startMongo(options: EngineOptions = {}): Promise<RunningEngine> {
  return RunningEngine.start('mongod', options, mongoSpec);
}

/** NATS Streaming with a file store. */
export async function startBroker(options: BrokerOptions = {}): Promise<Broker> {
  const clusterId = options.clusterId ?? 'test';
  let monitor = 0;
  const engine = await RunningEngine.start(
    'nats-streaming-server',
    options,
    async (client, data) => {
      monitor = await freePort();
      return natsSpec({ client, monitor }, data, clusterId);
    },
  );
  return Object.assign(engine, { clusterId, monitorUrl: `http://${LOOPBACK}:${monitor}` });
}

/** Redis with an append-only file. */
export function startRedis(options: EngineOptions = {}): Promise<RunningEngine> {
  return RunningEngine.start('redis-server', options, redisSpec);
}

export type { RunningEngine } from './run';
