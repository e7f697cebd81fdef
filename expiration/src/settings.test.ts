import { z } from 'zod';
import { keyPrefixFor, redisHost } from './settings';

describe('REDIS_HOST', () => {
  it.each([
    ['redis', { host: 'redis', port: 6379 }],
    ['expiration-redis-srv:6380', { host: 'expiration-redis-srv', port: 6380 }],
    ['127.0.0.1:21000', { host: '127.0.0.1', port: 21000 }],
    ['[::1]:6379', { host: '::1', port: 6379 }],
  ])('%s is taken', (value, address) => {
    expect(redisHost.parse(value)).toEqual(address);
  });

  it.each(['', ':6379', 'redis:', 'redis:0', 'redis:65536', 'redis:x', 'redis://redis', 'a b'])(
    '%s is refused',
    value => {
      const { error } = z.object({ redisHost }).safeParse({ redisHost: value });
      expect(error!.issues[0]!.message).toBe('must be host or host:port');
    },
  );
});

it.each([
  ['mongodb://mongo:27017/expiration', 'deadlines:expiration'],
  ['mongodb://user:word@a:1,b:2/mine?replicaSet=rs0', 'deadlines:mine'],
  ['mongodb+srv://mongo', 'deadlines:default'],
])('keys for %s begin with %s', (uri, prefix) => {
  expect(keyPrefixFor(uri)).toBe(prefix);
});
