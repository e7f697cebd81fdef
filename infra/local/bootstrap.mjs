// `npm start`, `npm test` and the others on a machine that may have nothing but Node: installs,
// builds, runs.
// Nothing is installed yet when this begins, so it uses what comes with Node only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [command, ...args] = process.argv.slice(2);
const OLDEST_NODE = [20, 19];
/** Commands that only need the services built: what they test runs elsewhere, or brings its own. */
const E2E = { e2e: 'e2e/dist/run.js', 'e2e:upgrade': 'e2e/dist/upgrade/main.js' };
/** What the site is built from, and where the sum of it at the last build is kept. */
const SITE_INPUTS = ['client/src', 'client/public', 'common/src', 'package-lock.json'];
const SITE_SUM = join(root, 'client/.next/inputs.sha256');

const say = line => process.stdout.write(`${line}\n`);

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function checkMachine() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (isOld) {
    fail(
      `Node ${process.versions.node} is too old: install Node ${OLDEST_NODE.join('.')} or newer ` +
        '(https://nodejs.org/).',
    );
  }
  if (process.platform === 'win32') {
    fail('Windows itself is not supported: run this in WSL (https://aka.ms/wsl).');
  }
}

const running = new Set();

/** Runs a program to its end with our terminal; a signal to us goes on to it. */
function run(program, programArgs, title) {
  return new Promise((done, failed) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
    const child = spawn(program, programArgs, { cwd: root, stdio: 'inherit', env });
    running.add(child);
    child.once('error', failed);
    child.once('close', (code, signal) => {
      running.delete(child);
      if (code === 0) done();
      else failed(new Error(`${title} failed (${signal ?? `exit code ${code}`}), see above.`));
    });
  });
}

let isStopped = false;
function onSignal(signal) {
  isStopped = true;
  for (const child of running) child.kill(signal);
  if (running.size === 0) process.exit(signal === 'SIGINT' ? 130 : 143);
}

const node = (script, ...rest) => [process.execPath, [join(root, script), ...rest]];

/** Runs npm itself, the same one that runs us where there is one. */
const npm = (...rest) =>
  process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, [process.env.npm_execpath, ...rest]]
    : ['npm', rest];

const readJson = file => JSON.parse(readFileSync(file, 'utf8'));

/** Whether what npm noted in node_modules is what the lock file asks for. */
function isInstalled() {
  const noted = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(noted)) return false;
  const present = readJson(noted).packages;
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages);
  return wanted.every(
    ([path, { version, link, optional, devOptional, peer }]) =>
      !path.includes('node_modules/') ||
      optional ||
      devOptional ||
      peer ||
      (link ? present[path]?.link : present[path]?.version === version),
  );
}

async function install() {
  if (isInstalled()) return;
  say('Installing the packages (about a minute) …');
  await run(...npm('ci', '--no-audit', '--no-fund'), 'Installing the packages');
}

function siteSum() {
  const hash = createHash('sha256');
  const add = path => {
    const entries = readdirSync(join(root, path), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = `${path}/${entry.name}`;
      if (entry.isDirectory()) add(inner);
      else hash.update(inner).update(readFileSync(join(root, inner)));
    }
  };
  const settings = readdirSync(join(root, 'client')).filter(name => /\.(json|mjs|ts)$/.test(name));
  const files = settings.filter(name => name !== 'next-env.d.ts').map(name => `client/${name}`);
  for (const path of [...SITE_INPUTS, ...files.sort()]) {
    if (!existsSync(join(root, path))) continue;
    if (/\.\w+$/.test(path)) hash.update(path).update(readFileSync(join(root, path)));
    else add(path);
  }
  return hash.digest('hex');
}

async function buildSite() {
  const sum = siteSum();
  if (existsSync(SITE_SUM) && readFileSync(SITE_SUM, 'utf8') === sum) return;
  say('Building the site (about a minute) …');
  await run(...npm('run', 'build', '-w', 'client'), 'Building the site');
  writeFileSync(SITE_SUM, sum);
}

async function buildServices() {
  checkMachine();
  await install();
  say('Building the services …');
  await run(...node('node_modules/typescript/bin/tsc', '--build'), 'Building the services');
}

/** The engines are fetched while the site is built: one waits for the network, one for the CPU. */
async function prepare() {
  await buildServices();
  const load = createRequire(import.meta.url);
  // A wrong option is told now, and not after the long part.
  if (command === 'start') load('./dist/system/options.js').readOptions(args, process.env);
  const { findEngine, findEngines, findKustomize } = load('./dist/index.js');
  const fetching = name => progress => findEngine(name, progress);
  const results = await Promise.allSettled([buildSite(), findEngines(say)]);
  // Now, and not in the middle of tests that measure time; what is missing, its tests will say.
  if (command === 'test')
    for (const find of [findKustomize, fetching('stripe-mock'), fetching('chromium')])
      await find(say).catch(() => undefined);
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

async function main() {
  if (!['start', 'test', 'faults', ...Object.keys(E2E)].includes(command))
    fail('Usage: npm start, or npm test');
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
  // What is set in the environment goes before what the file says.
  const settings = join(root, '.env');
  if (command === 'start' && existsSync(settings)) process.loadEnvFile(settings);
  if (command in E2E) {
    await buildServices();
    await goOnAs(E2E[command]);
    return;
  }
  await prepare();
  if (command === 'test') {
    await run(...node('node_modules/jest/bin/jest.js', ...args), 'The tests');
    return;
  }
  await goOnAs(command === 'faults' ? 'e2e/dist/money/main.js' : 'infra/local/dist/start.js');
}

/** From here on that script answers the signals, in this very process. */
async function goOnAs(script) {
  process.off('SIGINT', onSignal).off('SIGTERM', onSignal).off('SIGHUP', onSignal);
  process.argv = [process.execPath, join(root, script), ...args];
  await import(join(root, script));
}

main().catch(error => (isStopped ? process.exit(130) : fail(error.message)));
