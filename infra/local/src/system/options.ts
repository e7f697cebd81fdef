import { parseArgs } from 'node:util';
import { StartError } from './start-error';
import type { SystemOptions } from './start-system';

export const HELP = `npm start [-- OPTIONS]
  --fresh     begin with empty data
  --no-demo   do not load the demo data
  --help      this text
Settings are taken from the environment, as in: PORT=8080 EXPIRATION_WINDOW_SECONDS=60 npm start
They are listed in .env.example.`;

const DEFAULT_PORT = 3000;
const MAX_PORT = 65_535;

/**
 * What `npm start` was asked for.
 * @returns undefined when it was asked for help
 * @throws StartError for an option or a setting that is wrong
 */
export function readOptions(
  args: string[],
  env: NodeJS.ProcessEnv,
): (SystemOptions & { demo: boolean; fresh: boolean }) | undefined {
  const { values } = parse(args);
  if (values.help) return undefined;
  return {
    port: readPort(env.PORT),
    host: env.GATEWAY_HOST || undefined,
    dataDir: env.DATA_DIR || undefined,
    fresh: values.fresh,
    demo: !values['no-demo'],
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        fresh: { type: 'boolean', default: false },
        'no-demo': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new StartError(`${(error as Error).message.split('. ')[0]}. See npm start -- --help`);
  }
}

function readPort(text: string | undefined): number {
  const port = text ? Number(text) : DEFAULT_PORT;
  if (Number.isInteger(port) && port > 0 && port <= MAX_PORT) return port;
  throw new StartError(`The setting PORT is wrong: it must be a number from 1 to ${MAX_PORT}`);
}
