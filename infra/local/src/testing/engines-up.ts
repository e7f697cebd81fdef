import { tmpdir } from 'node:os';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { findEngines } from '../engines/find';
import { startBroker, startMongo, startRedis } from '../engines/index';
import { shared } from './shared-engines';

/**
 * One set of real engines for a whole jest run, whatever projects run in it. Test files keep out
 * of each other's way by database, subject prefix and key names; a test that kills an engine
 * starts one of its own.
 */
export default async function enginesUp(): Promise<void> {
  if (shared.engines) return;
  await findEngines();
  const folder = await mkdtemp(join(tmpdir(), 'ticketing-test-'));
  const [mongo, broker, redis] = await Promise.all([
    startMongo(),
    startBroker({ clusterId: 'test' }),
    startRedis(),
  ]);
  shared.engines = { folder, running: [broker, redis, mongo] };
  Object.assign(process.env, {
    TEST_MONGO_HOST: mongo.host,
    TEST_MONGO_URI: mongo.url,
    TEST_NATS_URL: broker.url,
    TEST_NATS_CLUSTER_ID: broker.clusterId,
    TEST_NATS_MONITOR_URL: broker.monitorUrl,
    TEST_REDIS_HOST: redis.host,
    TEST_ENGINES_DIR: folder,
  });
}
