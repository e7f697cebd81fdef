import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LONGEST_HOLD_SECONDS, type Remote, toEnv } from './remote';
import { checkSite, findHoldSeconds } from './probe';
import { readSite, type Site, SiteError, siteOptions } from './site';

const HELP = `npm run e2e                                  on a system of its own on this machine
npm run e2e -- --base-url https://HOST [...]  on a running deployment
  --insecure                   its certificate is taken unchecked
  --resolve HOST:PORT:ADDRESS  where its host is, when it is not in DNS
  --help                       this text`;

const ROOT = join(__dirname, '../..');
const TEST = 'e2e/src/purchase.test.ts';

const readOptions = () => {
  try {
    const help = { type: 'boolean', short: 'h', default: false } as const;
    return parseArgs({ options: { ...siteOptions, help } }).values;
  } catch (error) {
    throw new SiteError(`${(error as Error).message.split('. ')[0]}. See npm run e2e -- --help`);
  }
};

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** What the tests must know of the site before they begin. */
const examine = async (site: Site): Promise<Remote> => {
  await checkSite(site);
  const holdSeconds = await findHoldSeconds(site);
  if (holdSeconds > LONGEST_HOLD_SECONDS)
    say(
      `Skipped: that a hold runs out. ${site.url} holds tickets for ${holdSeconds} s, ` +
        `the test waits for ${LONGEST_HOLD_SECONDS} s at most (EXPIRATION_WINDOW_SECONDS).`,
    );
  return { site, holdSeconds };
};

/** Runs a script of Node's to its end; the exit code. */
const run = (args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const options = { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } } as const;
    const child = spawn(process.execPath, args, options);
    // A terminal sends its Ctrl-C to both: we end when the child has.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });

const main = async (): Promise<void> => {
  const { help, 'base-url': url, ...values } = readOptions();
  if (help) return say(HELP);
  if (url === undefined) {
    if (values.insecure || values.resolve)
      throw new SiteError('--insecure and --resolve belong to --base-url');
    const args = ['test', '--selectProjects', 'e2e', '--runTestsByPath', TEST];
    process.exitCode = await run([join(ROOT, 'infra/local/bootstrap.mjs'), ...args]);
    return;
  }
  const remote = await examine(readSite({ ...values, 'base-url': url }));
  const jest = require.resolve('jest/bin/jest');
  const args = [jest, '--config', 'e2e/jest.remote.config.js', '--verbose'];
  process.exitCode = await run(args, toEnv(remote));
};

main().catch(error => {
  process.stderr.write(`${error instanceof SiteError ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
