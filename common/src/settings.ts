import { hostname } from 'node:os';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      value => protocols.some(protocol => value.startsWith(`${protocol}://`)),
      `must start with ${protocols.map(protocol => `${protocol}://`).join(' or ')}`,
    );

/** The shortest JWT_KEY that production takes: an HS256 key of the hash's own length. */
const MIN_PRODUCTION_KEY = 32;

/** The settings that every service has. A service adds its own by the same names as in the README. */
export const baseSettings = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  PORT: port.default(3000),
  /** Where to listen; every address when absent. */
  HOST: z.string().optional(),
  TRUST_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(1),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  JWT_KEY: z.string().min(1),
  MONGO_URI: url('mongodb', 'mongodb+srv'),
  NATS_URL: url('nats', 'tls'),
  NATS_CLUSTER_ID: z
    .string()
    .regex(/^[\w-]+$/)
    .default('ticketing'),
  NATS_CLIENT_ID: z
    .string()
    .regex(/^[\w-]+$/, 'may have letters, digits, - and _ only')
    .default(() => `${hostname()}-${process.pid}`.replace(/[^\w-]/g, '-')),
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
 * Reads settings from the environment by a schema. An empty value counts as absent.
 * @throws SettingsError for the first one that is wrong or missing.
 */
export const loadSettings = <S extends z.ZodRawShape>(
  shape: S,
  env: NodeJS.ProcessEnv = process.env,
): z.infer<z.ZodObject<S>> => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
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
