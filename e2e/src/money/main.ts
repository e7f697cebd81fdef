import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { reportOf } from './report';
import { runFaults } from './run-faults';
import { PROTECTIONS, startWorld, type Protection } from './world';

const MAX_SEED = 1_000_000;
const MAX_ORDERS = 2_000;

const HELP = `npm run faults [-- OPTIONS]
  --seed N          what is decided follows from it; a random one is printed when none is given
  --orders N        how many (300)
  --window N        for how many seconds a ticket is held (60)
  --without NAME    a control, which must find wrongs: ${PROTECTIONS.join(', ')}
  --help            this text`;

const say = (line: string) => void process.stdout.write(`${line}\n`);

const wholeNumber = (name: string, given: string, most: number): number => {
  const number = Number(given);
  if (!Number.isInteger(number) || number < 0 || number > most)
    throw new Error(`--${name} is a whole number up to ${most}, not ${given}`);
  return number;
};

const readOptions = () => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      seed: { ...text, default: String(randomInt(MAX_SEED)) },
      orders: { ...text, default: '300' },
      window: { ...text, default: '60' },
      without: text,
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const without = values.without as Protection | undefined;
  if (without && !PROTECTIONS.includes(without))
    throw new Error(`--without is one of ${PROTECTIONS.join(', ')}, not ${without}`);
  return {
    help: values.help,
    without,
    seed: wholeNumber('seed', values.seed, Number.MAX_SAFE_INTEGER),
    orders: wholeNumber('orders', values.orders, MAX_ORDERS),
    windowSeconds: wholeNumber('window', values.window, 900),
  };
};

const main = async () => {
  const { help, seed, orders, ...options } = readOptions();
  if (help) return say(HELP);
  say(`Seed ${seed}, ${orders} orders${options.without ? `, without ${options.without}` : ''}`);
  const world = await startWorld(options);
  try {
    const findings = await runFaults(world, { seeds: [seed], orders });
    say(reportOf(findings));
    if (findings.wrongs.length > 0) process.exitCode = 1;
  } finally {
    await world.end();
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
