import { readOptions } from './options';

test('defaults, options and settings', () => {
  expect(readOptions([], {})).toEqual({ port: 3000, fresh: false, demo: true });
  expect(readOptions(['--fresh', '--no-demo'], { PORT: '8080', DATA_DIR: '/data' })).toEqual({
    port: 8080,
    dataDir: '/data',
    fresh: true,
    demo: false,
  });
  expect(readOptions(['--help'], {})).toBeUndefined();
});

test.each(['abc', '0', '-1', '65536', '80.5', '1e9'])('PORT=%s is told in one line', PORT => {
  expect(() => readOptions([], { PORT })).toThrow(/^The setting PORT is wrong: .+$/);
});

test('an unknown option is told in one line', () => {
  expect(() => readOptions(['--frehs'], {})).toThrow(/^Unknown option '--frehs'.*--help$/);
  expect(() => readOptions(['fresh'], {})).toThrow(/^Unexpected argument 'fresh'.*--help$/);
});
