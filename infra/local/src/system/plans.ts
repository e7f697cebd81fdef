import { join } from 'node:path';
import type { EngineName } from '../engines/find';
import {
  type EngineSpec,
  LOOPBACK,
  mongoSpec,
  mongoUri,
  natsSpec,
  redisSpec,
} from '../engines/specs';
import { httpOk, tcpOpen } from '../engines/ready';
import type { Addresses, Ports } from './addresses';
import { APP_NAMES, type Layout, ROOT } from './layout';
import type { Plan } from './supervised';

/** Above what the processes themselves allow for it. */
const APP_STOP_LIMIT_MS = 12_000;
const GATEWAY_STOP_LIMIT_MS = 6_000;
const ENGINE_STOP_LIMIT_MS = 15_000;
const CLUSTER_ID = 'ticketing';

export interface PlanInput {
  layout: Layout;
  ports: Ports;
  addresses: Addresses;
  programs: Record<EngineName, string>;
  /** What every process gets: the environment, the settings given, JWT_KEY. */
  env: NodeJS.ProcessEnv;
  /** Where the gateway listens. */
  host: string;
}

/** The databases and the broker. */
export function enginePlans({ layout, ports, programs }: PlanInput): Plan[] {
  const plan = (name: string, command: string, spec: EngineSpec): Plan => ({
    name,
    command,
    args: spec.args,
    ready: spec.ready,
    repair: spec.repair,
    stopLimitMs: ENGINE_STOP_LIMIT_MS,
  });
  const nats = { client: ports.nats!, monitor: ports.natsMonitor! };
  return [
    plan('mongo', programs.mongod, mongoSpec(ports.mongo!, layout.dataOf('mongo'))),
    plan('redis', programs['redis-server'], redisSpec(ports.redis!, layout.dataOf('redis'))),
    plan(
      'nats',
      programs['nats-streaming-server'],
      natsSpec(nats, layout.dataOf('nats'), CLUSTER_ID),
    ),
  ];
}

/** The five services, each with a database of its own. */
export function servicePlans({ ports, addresses, env }: PlanInput): Plan[] {
  return APP_NAMES.map(name =>
    nodePlan(name, join(ROOT, name, 'dist/index.js'), `${addresses[name]}/readyz`, {
      ...env,
      NODE_ENV: 'development',
      PORT: String(ports[name]),
      HOST: LOOPBACK,
      TRUST_PROXY_HOPS: '1',
      MONGO_URI: mongoUri(ports.mongo!, name),
      NATS_URL: addresses.nats,
      NATS_CLUSTER_ID: CLUSTER_ID,
      NATS_CLIENT_ID: name,
      REDIS_HOST: `${LOOPBACK}:${ports.redis}`,
    }),
  );
}

/** The site, and the gateway in front of everything. */
export function webPlans({ ports, addresses, env, host }: PlanInput): Plan[] {
  const urls = {
    AUTH_URL: addresses.auth,
    TICKETS_URL: addresses.tickets,
    ORDERS_URL: addresses.orders,
    PAYMENTS_URL: addresses.payments,
  };
  const client = nodePlan(
    'client',
    join(ROOT, 'client/dist/server.js'),
    `${addresses.clientHealth}/readyz`,
    {
      ...env,
      ...urls,
      NODE_ENV: 'development',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(ports.client),
      HEALTH_PORT: String(ports.clientHealth),
      HOST: LOOPBACK,
      TRUST_PROXY_HOPS: '1',
    },
  );
  const gateway: Plan = {
    name: 'gateway',
    command: process.execPath,
    args: [join(ROOT, 'infra/local/dist/gateway.js')],
    env: {
      ...env,
      ...urls,
      CLIENT_URL: addresses.client,
      INGRESS_FILE: join(ROOT, 'infra/k8s/base/ingress.yaml'),
      PORT: String(ports.gateway),
      HOST: host,
    },
    ready: () => tcpOpen(ports.gateway!),
    stopLimitMs: GATEWAY_STOP_LIMIT_MS,
  };
  return [client, gateway];
}

function nodePlan(name: string, script: string, readyUrl: string, env: NodeJS.ProcessEnv): Plan {
  return {
    name,
    command: process.execPath,
    args: [script],
    cwd: ROOT,
    env,
    ready: () => httpOk(readyUrl),
    stopLimitMs: APP_STOP_LIMIT_MS,
  };
}
