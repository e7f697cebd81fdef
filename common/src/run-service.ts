import type { Server } from 'node:http';
import type { z } from 'zod';
import { stanBus } from './bus/stan';
import { runDeadLetterCommand } from './consume/dead-letter-command';
import { createHttpServer, drain, listen } from './http/server';
import { logger } from './logger';
import { collectProcessMetrics } from './metrics';
import { assemble, type RunningService, type ServiceDefinition } from './service';
import { loadSettings, SettingsError, type baseSettings, type BaseSettings } from './settings';

/** A process that has not stopped after this time, in ms, ends all the same. */
const STOP_TIMEOUT_MS = 10_000;

const stopOnSignal = (server: Server, service: RunningService) => {
  let isAsked = false;
  const stop = async (signal: string) => {
    if (isAsked) return;
    isAsked = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => {
      logger.error('Not stopped in time');
      process.exit(1);
    }, STOP_TIMEOUT_MS).unref();
    service.life.isStopping = true;
    await drain(server);
    await service.stop();
    logger.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        logger.fatal({ err: error }, 'Could not stop in order');
        process.exit(1);
      });
    });
};

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
  stopOnSignal(server, service);
  logger.info({ service: definition.name, port }, 'listening');
  await service.start();
  if (service.life.isStarted) logger.info('ready');
};

/**
 * The whole life of a service's process: settings, listening, database, events, ready; and upon
 * SIGTERM the reverse, in which no accepted request fails. A wrong setting ends it with one line.
 */
export const runService = <S extends typeof baseSettings>(
  definition: ServiceDefinition<S>,
): void => {
  const die = (error: unknown) => {
    if (error instanceof SettingsError)
      process.stderr.write(`${definition.name}: ${error.message}\n`);
    else logger.fatal({ err: error }, 'The process ends');
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  run(definition).catch(die);
};
