import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../engines/ports';
import { isAlive } from '../engines/process-facts';
import { httpOk } from '../engines/ready';
import { waitFor } from '../engines/wait';
import { type Plan, Supervised } from './supervised';

// It measures time, and the other tests make the machine slow for moments.
jest.retryTimes(2);

let folder: string;
let supervised: Supervised | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ticketing-supervised-'));
});
afterEach(async () => {
  await supervised?.stop();
  supervised = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const files = () => ({ log: join(folder, 'app.log'), pid: join(folder, 'app.pid') });
const pidInFile = () => Number(readFileSync(files().pid, 'utf8'));

/** A small process, from the text of its program. */
async function supervise(program: string, more: Partial<Plan> = {}): Promise<Supervised> {
  const port = await freePort();
  supervised = new Supervised(
    {
      name: 'app',
      command: process.execPath,
      args: ['-e', program],
      env: { ...process.env, PORT: String(port) },
      ready: () => httpOk(`http://127.0.0.1:${port}/`),
      stopLimitMs: 2_000,
      ...more,
    },
    files(),
  );
  return supervised;
}

const SERVER = `require('http').createServer((_, res) => res.end()).listen(process.env.PORT)`;

test('whatever dies is there again within a second, again and again, and its pid file tells', async () => {
  const app = await supervise(SERVER);
  await app.start();
  for (let i = 0; i < 3; i += 1) {
    const pid = pidInFile();
    expect(pid).toBe(app.pid);
    const killedAt = Date.now();
    app.kill9();
    await waitFor(async () => expect(pidInFile()).not.toBe(pid), 5_000);
    expect(Date.now() - killedAt).toBeLessThan(1_000);
    expect(isAlive(pidInFile())).toBe(true);
  }
  await app.ready();
});

test('a process that dies at once is tried without end, at most a second apart', async () => {
  const app = await supervise(`${SERVER}; setTimeout(() => process.exit(3), 300)`);
  await app.start();
  const seen = new Set<number>();
  await waitFor(async () => {
    seen.add(pidInFile());
    expect(seen.size).toBeGreaterThan(6);
  }, 20_000);
});

test('a wrong setting is told in its own line, at the first try', async () => {
  const app = await supervise(
    `console.log('{"level":"info"}'); console.error('app: The setting JWT_KEY is missing');
     process.exit(1)`,
  );
  await expect(app.start()).rejects.toThrow(/^app: The setting JWT_KEY is missing$/);
});

test('a process that never comes up is told with its last line', async () => {
  const app = await supervise(`console.error('no such disk'); process.exit(1)`);
  await expect(app.start()).rejects.toThrow('app: no such disk');
});

test('of an error that nothing caught, its message is told', async () => {
  const app = await supervise(`throw new TypeError('no such thing')`);
  await expect(app.start()).rejects.toThrow(/^app: TypeError: no such thing$/);
});

test('of a log in JSON, the words are told', async () => {
  const line = JSON.stringify({ level: 'fatal', err: { message: 'no such build' }, msg: 'ends' });
  const app = await supervise(`console.log(${JSON.stringify(line)}); process.exit(1)`);
  await expect(app.start()).rejects.toThrow(/^app: no such build$/);
});

test('a program that does not exist is told', async () => {
  const app = await supervise('', { command: join(folder, 'missing') });
  await expect(app.start()).rejects.toThrow('app');
});

test('it stops in order, by force when it must, and does not come back', async () => {
  const deaf = `process.on('SIGTERM', () => console.log('heard it')); ${SERVER}`;
  const app = await supervise(deaf, { stopLimitMs: 300 });
  await app.start();
  const pid = pidInFile();
  await app.stop();
  expect(isAlive(pid)).toBe(false);
  expect(readFileSync(files().log, 'utf8')).toContain('heard it');
  expect(() => pidInFile()).toThrow('ENOENT');
  await expect(app.ready()).rejects.toThrow('app was stopped');
});

test('a held process stays away until it is wanted again', async () => {
  const app = await supervise(SERVER);
  await app.start();
  await app.hold();
  expect(app.pid).toBeUndefined();
  await app.start();
  expect(isAlive(pidInFile())).toBe(true);
});

test('a start that asks for repair is repeated with it', async () => {
  const program = `if (process.argv[1] !== 'mend') { console.log('torn'); process.exit(1) }
    ${SERVER}`;
  const app = await supervise(program, { repair: { printed: /torn/, args: ['mend'] } });
  await app.start();
});

test('a long log is moved away while the process writes on', async () => {
  writeFileSync(files().log, 'x'.repeat(21 * 1024 * 1024));
  const app = await supervise(`${SERVER}; setInterval(() => console.log('tick'), 20)`);
  await app.start();
  app.rotateLog();
  await waitFor(async () => {
    expect(readFileSync(files().log, 'utf8')).toMatch(/^(tick\n)+$/);
  }, 5_000);
  expect(readFileSync(`${files().log}.1`).length).toBeGreaterThan(20 * 1024 * 1024);
});
