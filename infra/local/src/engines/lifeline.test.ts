import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { isAlive } from './process-facts';
import { waitFor } from './wait';

/** A process that ties another one and a folder to itself. */
const OWNER = `
  const { spawn } = require('node:child_process');
  const tied = spawn('sleep', ['1000'], { stdio: 'ignore', detached: true });
  const module_ = { exports: {} };
  new Function('exports', 'require', process.argv[1])(module_.exports, require);
  module_.exports.endWithUs(tied.pid, process.argv[2]);
  console.log(tied.pid);
  setInterval(() => 0, 1000);
`;

async function killedOwner() {
  const folder = mkdtempSync(join(tmpdir(), 'ticketing-lifeline-'));
  const { code } = transformFileSync(join(__dirname, 'lifeline.ts'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const owner = spawn(process.execPath, ['-e', OWNER, code, folder]);
  const [bytes] = (await once(owner.stdout, 'data')) as [Buffer];
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  return { tied: Number(bytes), folder };
}

test('a process and its folder go with their owner, even when that was killed', async () => {
  const { tied, folder } = await killedOwner();
  await waitFor(async () => {
    expect(isAlive(tied)).toBe(false);
    expect(existsSync(folder)).toBe(false);
  }, 5_000);
});
