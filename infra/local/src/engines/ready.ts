import { MongoClient } from 'mongodb';
import { once } from 'node:events';
import { connect } from 'node:net';

const TRY_LIMIT_MS = 2_000;
/** MongoDB's error codes. */
const NOT_YET_INITIALIZED = 94;
const INVALID_REPLICA_SET_CONFIG = 93;

/** Makes a replica set of one out of a mongod, and checks that it takes writes. */
export async function mongoReady(host: string, replicaSet: string): Promise<void> {
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: TRY_LIMIT_MS,
    connectTimeoutMS: TRY_LIMIT_MS,
    socketTimeoutMS: 10 * TRY_LIMIT_MS,
  });
  try {
    const admin = client.db('admin');
    const hello = await admin.command({ hello: 1 });
    if (hello.isWritablePrimary && hello.me === host) return;
    await configure(client, replicaSet, host);
    throw new Error(`mongod at ${host} is not the primary yet`);
  } finally {
    await client.close();
  }
}

/** A data folder that was last served on another port names that port in its configuration. */
async function configure(client: MongoClient, replicaSet: string, host: string): Promise<void> {
  const admin = client.db('admin');
  const members = [{ _id: 0, host }];
  try {
    const status = await admin.command({ replSetGetStatus: 1 });
    if (status.members[0].name === host) return;
  } catch (error) {
    const { code } = error as { code?: number };
    if (code === NOT_YET_INITIALIZED) {
      await admin.command({ replSetInitiate: { _id: replicaSet, members } });
      return;
    }
    if (code !== INVALID_REPLICA_SET_CONFIG) throw error;
  }
  const { config } = await admin.command({ replSetGetConfig: 1 });
  const moved = { ...config, version: config.version + 1, members };
  await admin.command({ replSetReconfig: moved, force: true });
}

/**
 * Asks the monitoring port whether the streaming server listens for its clients' first message,
 * which it does once the store has been recovered: the NATS server inside is up well before.
 */
export async function natsReady(port: number, monitor: number, clusterId: string): Promise<void> {
  await firstBytes(port, '', /^INFO /);
  const subject = encodeURIComponent(`_STAN.discover.${clusterId}`);
  const response = await fetch(`http://127.0.0.1:${monitor}/subsz?subs=1&test=${subject}`, {
    signal: AbortSignal.timeout(TRY_LIMIT_MS),
  });
  const { total } = (await response.json()) as { total?: number };
  if (!total) throw new Error('NATS Streaming is recovering its store');
}

export async function redisReady(port: number): Promise<void> {
  await firstBytes(port, 'PING\r\n', /^\+PONG/);
}

async function firstBytes(port: number, sent: string, expected: RegExp): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    const signal = AbortSignal.timeout(TRY_LIMIT_MS);
    await once(socket, 'connect', { signal });
    if (sent) socket.write(sent);
    const [bytes] = (await once(socket, 'data', { signal })) as [Buffer];
    const text = bytes.toString('latin1');
    if (!expected.test(text)) throw new Error(`port ${port} answered ${text.slice(0, 80).trim()}`);
  } finally {
    socket.on('error', () => undefined).destroy();
  }
}

/** @throws Error until the address answers 200. */
export async function httpOk(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TRY_LIMIT_MS) });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
}

/** @throws Error until somebody listens on the port. */
export async function tcpOpen(port: number): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(TRY_LIMIT_MS) });
  } finally {
    socket.on('error', () => undefined).destroy();
  }
}
