import { logger } from './logger';
import { SettingsError } from './settings';

/** A process that has not stopped after this time, in ms, ends all the same. */
const STOP_TIMEOUT_MS = 10_000;

/** Upon SIGTERM or SIGINT: does what `stop` does, then ends with 0; with 1 if it takes too long. */
export const stopOnSignal = (stop: () => Promise<void>): void => {
  let isAsked = false;
  const stopOnce = async (signal: string) => {
    if (isAsked) return;
    isAsked = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => {
      logger.error('Not stopped in time');
      process.exit(1);
    }, STOP_TIMEOUT_MS).unref();
    await stop();
    logger.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      stopOnce(signal).catch((error: unknown) => {
        logger.fatal({ err: error }, 'Could not stop in order');
        process.exit(1);
      });
    });
};

/** Runs a process. A wrong setting ends it with one line, any defect that nobody caught with a log. */
export const runProcess = (name: string, run: () => Promise<void>): void => {
  const die = (error: unknown) => {
    if (error instanceof SettingsError) process.stderr.write(`${name}: ${error.message}\n`);
    else logger.fatal({ err: error }, 'The process ends');
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  run().catch(die);
};
