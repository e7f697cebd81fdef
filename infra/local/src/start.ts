import { EngineMissing } from './engines/find';
import { demoBuyer, demoSeller } from './demo/demo-data';
import { HELP, readOptions } from './system/options';
import { StartError } from './system/start-error';
import { startSystem, type System } from './system/start-system';

const say = (line: string) => void process.stdout.write(`${line}\n`);

function fail(error: unknown): never {
  const isPlain = error instanceof StartError || error instanceof EngineMissing;
  process.stderr.write(`${isPlain ? error.message : ((error as Error).stack ?? error)}\n`);
  process.exit(1);
}

function describe(system: System, demo: boolean): string {
  const { layout, url } = system;
  const people = demo
    ? [
        `  Sell:  ${demoSeller.email}  password ${demoSeller.password}`,
        `  Buy:   ${demoBuyer.email}  password ${demoBuyer.password}`,
      ]
    : ['  Sign up to sell; sign up once more, in another browser window, to buy.'];
  const cards = process.env.STRIPE_PUBLISHABLE_KEY
    ? "  Pay with Stripe's test cards: 4242 4242 4242 4242 works, 4000 0000 0000 0002 is declined."
    : '  Pay with the sandbox card 4242 4242 4242 4242; 4000 0000 0000 0002 is declined.';
  return [
    '',
    `The site is at ${url.replace('127.0.0.1', 'localhost')}`,
    ...people,
    cards,
    `  Logs: ${layout.logs}   Where everything listens: ${layout.addresses}`,
    '  Ctrl-C stops it; the data stays. `npm start -- --fresh` begins with empty data.',
    '',
  ].join('\n');
}

/** npm that was killed (-9) cannot pass a signal on, but then it is no longer our parent. */
const PARENT_CHECK_MS = 500;

function whenParentIsGone(stop: () => void): void {
  const parent = process.ppid;
  const check = () => process.ppid === parent || stop();
  if (process.env.npm_lifecycle_event) setInterval(check, PARENT_CHECK_MS).unref();
}

/** Runs `npm start`: starts the system, and stops it on Ctrl-C or SIGTERM, also half-way. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!options) return say(HELP);
  const asked = new AbortController();
  const starting = startSystem({ ...options, onProgress: say, signal: asked.signal });
  const stop = async () => {
    if (asked.signal.aborted) return;
    say('Stopping …');
    asked.abort();
    const system = await starting.catch(() => undefined);
    await system?.stop();
    say('Stopped.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop().catch(fail));
  }
  whenParentIsGone(() => void stop().catch(fail));
  // A terminal that was closed must not keep us from stopping everything.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  try {
    say(describe(await starting, options.demo));
  } catch (error) {
    if (!asked.signal.aborted) throw error;
  }
}

main().catch(fail);
