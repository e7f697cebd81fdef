import os from 'node:os';
import { mongo } from 'mongoose';
import { z } from 'zod';

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));

const isMongoUri = (uri: string): boolean => {
  try {
    // Reads the address as the driver will do, and connects to nothing.
    return Boolean(new mongo.MongoClient(uri, { runtimeAdapters: { os } }));
  } catch {
    return false;
  }
};

const isNatsUrl = (url: string): boolean =>
  /^(nats|tls):/.test(url) && URL.canParse(url) && new URL(url).hostname !== '';

/** The shortest JWT_KEY that production takes: an HS256 key of the hash's own length. */
const MIN_PRODUCTION_KEY = 32;

/** The settings that every service has. A service adds its own by the same names as in the README. */
export const baseSettings = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  PORT: wholeNumber(0, 65_535).default(3000),
  /** Where to listen; every address when absent. */
  HOST: z.string().optional(),
  TRUST_PROXY_HOPS: wholeNumber(0, 10).default(1),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  JWT_KEY: z.string().min(1),
  MONGO_URI: z.string().refine(isMongoUri, 'must be a MongoDB connection string'),
  NATS_URL: z.string().refine(isNatsUrl, 'must be the address of a NATS server'),
  NATS_CLUSTER_ID: z
    .string()
    .regex(/^[\w-]+$/)
    .default('ticketing'),
  NATS_CLIENT_ID: z
    .string()
    .regex(/^[\w-]+$/, 'may have letters, digits, - and _ only')
    .default(() => `${os.hostname()}-${process.pid}`.replace(/[^\w-]/g, '-')),
  EVENT_BUS: z.enum(['stan']).default('stan'),
};

export type BaseSettings = z.infer<z.ZodObject<typeof baseSettings>>;

/** A setting is wrong or missing: `message` is one line that names it. Never holds a value. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

const productionRules = (settings: Partial<BaseSettings>): string | undefined => {
  if (settings.NODE_ENV !== 'production') return undefined;
  if (settings.RATE_LIMITS === 'off') return 'RATE_LIMITS=off is refused in production';
  if (settings.JWT_KEY !== undefined && settings.JWT_KEY.length < MIN_PRODUCTION_KEY)
    return `JWT_KEY must have at least ${MIN_PRODUCTION_KEY} characters in production`;
  return undefined;
};

/**
 * Reads settings from the environment by a schema. An empty value, or one of blanks, counts as
 * absent.
 * @throws SettingsError for the first one that is wrong or missing.
 */
export const loadSettings = <S extends z.ZodRawShape>(
  shape: S,
  env: NodeJS.ProcessEnv = process.env,
): z.infer<z.ZodObject<S>> => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const result = z.object(shape).safeParse(given);
  if (!result.success) {
    const { path, message } = result.error.issues[0]!;
    const name = String(path[0]);
    throw new SettingsError(
      given[name] === undefined
        ? `The setting ${name} is missing`
        : `The setting ${name} is wrong: ${message}`,
    );
  }
  const broken = productionRules(result.data as Partial<BaseSettings>);
  if (broken) throw new SettingsError(broken);
  return result.data;
};
