import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cwd = join(__dirname, '..');

describe('the npm package', () => {
  it('has what was built, and neither sources nor tests', async () => {
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd,
    });
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'README.md',
        'package.json',
        'dist/index.js',
        'dist/index.d.ts',
        'dist/testing/index.js',
        'dist/testing/index.d.ts',
      ]),
    );
    const others = paths.filter(path => !/^dist\/.+\.(js|d\.ts|js\.map)$/.test(path));
    expect(others.sort()).toEqual(['README.md', 'package.json']);
    expect(paths.filter(path => /fixtures|\.test\./.test(path))).toEqual([]);
  });

  it.each([
    ['@ticketing/common', 'runService'],
    ['@ticketing/common/testing', 'testService'],
  ])('gives %s', async (name, member) => {
    const script = `console.log(typeof require('${name}').${member})`;
    const { stdout } = await run(process.execPath, ['-e', script], { cwd });
    expect(stdout).toBe('function\n');
  });

  it.each(['@ticketing/common/dist/errors', '@ticketing/common/src/index'])(
    'keeps %s to itself',
    async name => {
      const script = `require('${name}')`;
      await expect(run(process.execPath, ['-e', script], { cwd })).rejects.toThrow(
        'ERR_PACKAGE_PATH_NOT_EXPORTED',
      );
    },
  );
});
