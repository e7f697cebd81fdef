import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { apt, isDebianRoot } from './apt';
import { cacheFolder } from './cache';
import { exec, isExecutable, which } from './exec';
import { withLock } from './lock';
import { playwrightChromium } from './playwright';
import { type Progress, type Source, sources } from './sources';

/** A program that is found or fetched; of these the system itself needs the engines only. */
export type ProgramName = keyof typeof sources;
export type EngineName = Exclude<ProgramName, 'kustomize' | 'stripe-mock' | 'chromium'>;

interface Program {
  title: string;
  /** The setting that names a program directly. */
  setting: string;
  /** What a user can do where nothing worked. */
  advice: string;
  /** What it is called on the PATH, where that is not just its name. */
  names?: string[];
  /** Where another tool keeps it, if it does. */
  placed?: () => Promise<string | undefined>;
}

const engines: Record<EngineName, Program> = {
  mongod: {
    title: 'MongoDB',
    setting: 'MONGOMS_SYSTEM_BINARY',
    advice: 'install MongoDB (https://www.mongodb.com/docs/manual/installation/)',
  },
  'redis-server': {
    title: 'Redis',
    setting: 'REDIS_SERVER_BINARY',
    advice: 'install Redis (`brew install redis`, `sudo apt-get install redis-server`)',
  },
  'nats-streaming-server': {
    title: 'NATS Streaming',
    setting: 'NATS_STREAMING_SERVER_BINARY',
    advice: 'install Go (https://go.dev/dl/) or NATS Streaming 0.25.6',
  },
};

const programs: Record<ProgramName, Program> = {
  ...engines,
  kustomize: {
    title: 'kustomize',
    setting: 'KUSTOMIZE_BINARY',
    advice: 'install kubectl, kustomize or Go (https://go.dev/dl/)',
  },
  'stripe-mock': {
    title: 'stripe-mock',
    setting: 'STRIPE_MOCK_BINARY',
    advice: 'install Go (https://go.dev/dl/) or stripe-mock',
  },
  chromium: {
    title: 'Chromium',
    setting: 'CHROMIUM_BINARY',
    advice:
      'install Chromium or Chrome (`sudo apt-get install chromium`, https://www.google.com/chrome/)',
    // The first is Chromium without its windows, and a third quicker for it.
    names: [
      'chromium-headless-shell',
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
    ],
    placed: playwrightChromium,
  },
};

const VERSION_LIMIT_MS = 20_000;
const toStderr: Progress = line => void process.stderr.write(`${line}\n`);

/** Nothing could provide the engine; the message says in one line what to do. */
export class EngineMissing extends Error {}

/** The first of the names that is on the PATH and runs, or one that runs where a tool keeps it. */
async function findPlaced({ names = [], placed }: Program): Promise<string | undefined> {
  for (const name of names) {
    const path = await which(name);
    if (path && (await runs(path))) return path;
  }
  const path = await placed?.();
  return path && (await runs(path)) ? path : undefined;
}

/**
 * The path of an engine's program: what the setting names, the one on the PATH, the one fetched
 * before, or one fetched now into the user's cache folder.
 * @throws EngineMissing
 */
export async function findEngine(
  name: ProgramName,
  progress: Progress = toStderr,
): Promise<string> {
  const program = programs[name];
  const { setting } = program;
  const named = process.env[setting];
  if (named) {
    if (await runs(named)) return named;
    throw new EngineMissing(`${setting}=${named} is not a program that runs here.`);
  }
  const here = await findPlaced({ names: [name], ...program });
  if (here) return here;
  const kept = join(cacheFolder(), 'bin', name);
  if (await isExecutable(kept)) return kept;
  const tell = () => progress(`Waiting for another start to fetch ${name} …`);
  return withLock(`${kept}.lock`, tell, async () =>
    (await isExecutable(kept)) ? kept : fetchEngine(name, kept, progress),
  );
}

/** All engines at once, side by side: `go install` and the downloads do not hinder each other. */
export async function findEngines(progress?: Progress): Promise<Record<EngineName, string>> {
  const names = Object.keys(engines) as EngineName[];
  const results = await Promise.allSettled(names.map(name => findEngine(name, progress)));
  const failed = results.filter(result => result.status === 'rejected');
  if (failed.length > 0) {
    throw new EngineMissing(failed.map(({ reason }) => (reason as Error).message).join('\n'));
  }
  const paths = results.map(result => (result as PromiseFulfilledResult<string>).value);
  return Object.fromEntries(names.map((name, i) => [name, paths[i]])) as never;
}

async function fetchEngine(name: ProgramName, kept: string, progress: Progress): Promise<string> {
  const { title, setting, advice } = programs[name];
  const tries: string[] = [];
  for (const source of sources[name].filter(each => each.fits)) {
    progress(`Fetching ${title}: ${source.title} …`);
    try {
      const path = await fetchFrom(source, kept, line => progress(`  ${title}: ${line.trim()}`));
      progress(`${title} is here: ${path}`);
      return path;
    } catch (error) {
      tries.push(`${source.title}: ${(error as Error).message}`);
      progress(`  ${title}: not from there (${(error as Error).message})`);
    }
  }
  throw new EngineMissing(
    `${title} is missing and could not be fetched (${tries.join('; ')}). ` +
      `Please ${advice}, or set ${setting} to its path.`,
  );
}

/** Fetches beside the place where it is kept, tries it, and puts it there in one step. */
async function fetchFrom(source: Source, kept: string, progress: Progress): Promise<string> {
  await mkdir(cacheFolder(), { recursive: true });
  const folder = await mkdtemp(join(cacheFolder(), 'fetch-'));
  try {
    const file = join(folder, 'program');
    const path = await source.get(file, progress);
    await chmod(path, 0o755).catch(() => undefined);
    await makeRun(path);
    if (!path.startsWith(folder)) return path;
    await rename(path, kept);
    return kept;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const version = (program: string) =>
  exec(program, ['--version'], { timeoutMs: VERSION_LIMIT_MS }).catch(error =>
    // kustomize has it the other way.
    exec(program, ['version'], { timeoutMs: VERSION_LIMIT_MS }).catch(() => Promise.reject(error)),
  );

async function runs(program: string): Promise<boolean> {
  return version(program).then(
    () => true,
    () => false,
  );
}

/** A mongod needs a library that slim images lack. */
async function makeRun(program: string): Promise<void> {
  try {
    await version(program);
  } catch (error) {
    if (!/libcurl\.so\.4/.test((error as Error).message)) throw error;
    if (!isDebianRoot) throw new Error('it needs the library libcurl4', { cause: error });
    await apt('libcurl4');
    await version(program);
  }
}
