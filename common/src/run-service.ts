import mongoose from 'mongoose';
import type { z } from 'zod';
import { stanBus } from './bus/stan';
import { runDeadLetterCommand } from './consume/dead-letter-command';
import { connectDatabase } from './database';
import { createHttpServer, drain, listen } from './http/server';
import { logger } from './logger';
import { collectProcessMetrics } from './metrics';
import { runProcess, stopOnSignal } from './process-life';
import { assemble, type Command, type ServiceDefinition } from './service';
import { loadSettings, type baseSettings, type BaseSettings } from './settings';

const runCommand = async (command: Command, args: string[], { MONGO_URI }: BaseSettings) => {
  await connectDatabase(MONGO_URI, []);
  process.exitCode = await command(args);
  await mongoose.disconnect();
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
  const [name, ...args] = process.argv.slice(2);
  if (name === 'dead-letters')
    return runDeadLetterCommand(service, settings as BaseSettings, args[0]);
  if (name !== undefined && Object.hasOwn(service.commands, name))
    return runCommand(service.commands[name]!, args, settings as BaseSettings);
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
