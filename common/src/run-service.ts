import type { z } from 'zod';
import { stanBus } from './bus/stan';
import { runDeadLetterCommand } from './consume/dead-letter-command';
import { createHttpServer, drain, listen } from './http/server';
import { logger } from './logger';
import { collectProcessMetrics } from './metrics';
import { runProcess, stopOnSignal } from './process-life';
import { assemble, type ServiceDefinition } from './service';
import { loadSettings, type baseSettings, type BaseSettings } from './settings';

const run = async <S extends typeof baseSettings>(definition: ServiceDefinition<S>) => {
  const settings = loadSettings(definition.settings);
  const { NATS_URL, NATS_CLUSTER_ID, NATS_CLIENT_ID, PORT, HOST } = settings as BaseSettings;
  const bus = stanBus({
    url: NATS_URL,
    clusterId: NATS_CLUSTER_ID,
    clientId: NATS_CLIENT_ID,
    group: definition.name,
  });
  const service = assemble(definition, settings as z.infer<z.ZodObject<S>>, bus);
  if (process.argv[2] === 'dead-letters')
    return runDeadLetterCommand(service, settings as BaseSettings, process.argv[3]);
  collectProcessMetrics();
  // Listening comes first: the probes must be answered while the database is still away.
  const server = createHttpServer(service.app);
  const port = await listen(server, PORT, HOST);
  stopOnSignal(async () => {
    // Side by side: each may take seconds when the database is silent.
    await Promise.all([drain(server), service.rest()]);
    await service.stop();
  });
  logger.info({ service: definition.name, port }, 'listening');
  await service.start();
  if (service.life.isStarted) logger.info('ready');
};

/**
 * The whole life of a service's process: settings, listening, database, events, ready; and upon
 * SIGTERM the reverse, in which no accepted request fails. A wrong setting ends it with one line.
 */
export const runService = <S extends typeof baseSettings>(definition: ServiceDefinition<S>): void =>
  runProcess(definition.name, () => run(definition));
