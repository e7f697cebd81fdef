import pino from 'pino';
import { currentTraceId } from './context';

/** Fields that must never reach a log, wherever they stand in a logged object. */
const SECRETS = ['password', 'token', 'jwt', 'cookie', 'authorization', 'clientSecret'];

/** A wrong LOG_LEVEL ends the process when the settings are read, with one line, and not here. */
const level = (name = ''): string =>
  name === 'silent' || name in pino.levels.values ? name : 'info';

/** What of an error is worth a line: drivers hang whole topologies on theirs. */
const briefly = (error: unknown) => {
  if (!(error instanceof Error)) return error;
  const { name, message, stack } = error;
  return { name, message, stack, code: (error as NodeJS.ErrnoException).code };
};

/**
 * The process's logger: JSON lines on standard output; each carries the correlation id of the
 * request or event that it belongs to. The level is the setting `LOG_LEVEL`.
 */
export const logger = pino({
  level: level(process.env.LOG_LEVEL),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: label => ({ level: label }) },
  mixin: () => {
    const traceId = currentTraceId();
    return traceId ? { traceId } : {};
  },
  serializers: { err: briefly },
  redact: { paths: SECRETS.flatMap(key => [key, `*.${key}`, `*.headers.${key}`]), remove: true },
});

export type Logger = typeof logger;
