import { z } from 'zod';

const REDIS_PORT = 6379;

/** Where a Redis is. */
export interface RedisAddress {
  host: string;
  port: number;
}

const parseHost = (value: string): RedisAddress | undefined => {
  const match = /^(\[[\da-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/i.exec(value);
  const port = Number(match?.[2] ?? REDIS_PORT);
  if (!match || port < 1 || port > 65_535) return undefined;
  return { host: match[1]!.replace(/^\[|\]$/g, ''), port };
};

/** `host` or `host:port` */
export const redisHost = z.string().transform((value, context) => {
  const address = parseHost(value);
  if (address) return address;
  context.addIssue('must be host or host:port');
  return z.NEVER;
});

/**
 * What the names of our keys in Redis begin with: services with databases of their own can share a
 * Redis.
 */
export const keyPrefixFor = (mongoUri: string): string => {
  const [, database] = /^[^:]+:\/\/[^/]+\/([^?]*)/.exec(mongoUri) ?? [];
  return `deadlines:${database || 'default'}`;
};
