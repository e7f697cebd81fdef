import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../engines/process-facts';
import { waitFor } from '../engines/wait';
import { emptyFolder, jwtKeyOf, leaveFolder, takeFolder } from './data-folder';
import { Layout } from './layout';
import { livePid, writePidFile } from './pid-file';

let layout: Layout;
const children: ChildProcess[] = [];

beforeEach(() => {
  layout = new Layout(mkdtempSync(join(tmpdir(), 'ticketing-folder-')));
  mkdirSync(layout.run);
});
afterEach(() => {
  children.splice(0).forEach(child => child.kill('SIGKILL'));
  rmSync(layout.folder, { recursive: true, force: true });
});

function process_(program = 'setInterval(() => 0, 1000)'): number {
  const child = spawn(process.execPath, ['-e', program], { stdio: 'ignore' });
  children.push(child);
  return child.pid!;
}

test('what an earlier run left behind is ended', async () => {
  const service = process_();
  const engine = process_();
  writePidFile(layout.pidFile('orders'), service);
  writePidFile(layout.pidFile('mongo'), engine);
  const told: string[] = [];
  await takeFolder(layout, line => told.push(line));
  expect([service, engine].map(isAlive)).toEqual([false, false]);
  expect(told).toEqual([
    'Ended what an earlier run left behind: orders',
    'Ended what an earlier run left behind: mongo',
  ]);
  expect(existsSync(layout.pidFile('orders'))).toBe(false);
});

test("a pid that belongs to somebody else's process by now is left alone", async () => {
  const stranger = process_();
  writePidFile(layout.pidFile('orders'), stranger);
  writeFileSync(`${layout.pidFile('orders')}.birth`, `${stranger} of another time`);
  await takeFolder(layout, () => undefined);
  expect(isAlive(stranger)).toBe(true);
});

test('a second copy is told who uses the folder; a dead one does not count', async () => {
  const other = process_();
  writePidFile(layout.pidFile('supervisor'), other);
  await expect(takeFolder(layout, () => undefined)).rejects.toThrow(
    `Another copy (pid ${other}) uses the folder ${layout.folder}`,
  );
  process.kill(other, 'SIGKILL');
  await waitFor(async () => expect(isAlive(other)).toBe(false), 5_000);
  await takeFolder(layout, () => undefined);
  expect(livePid(layout.pidFile('supervisor'))).toBe(process.pid);
  leaveFolder(layout);
  expect(livePid(layout.pidFile('supervisor'))).toBeUndefined();
});

test('the key is made once, for its owner alone; a fresh folder gets another', () => {
  const key = jwtKeyOf(layout);
  expect(key.length).toBeGreaterThanOrEqual(32);
  expect(jwtKeyOf(layout)).toBe(key);
  expect(statSync(layout.jwtKey).mode & 0o777).toBe(0o600);
  emptyFolder(layout);
  expect(jwtKeyOf(layout)).not.toBe(key);
});
