import { join, resolve } from 'node:path';

/** The top of the checkout, from `src` as well as from `dist`. */
export const ROOT = resolve(__dirname, '../../../..');

export const APP_NAMES = ['auth', 'tickets', 'orders', 'payments', 'expiration'] as const;
export const WEB_NAMES = ['client', 'gateway'] as const;
export const ENGINE_NAMES = ['mongo', 'nats', 'redis'] as const;

export type ProcessName =
  (typeof APP_NAMES)[number] | (typeof WEB_NAMES)[number] | (typeof ENGINE_NAMES)[number];

/** Where one copy of the system keeps its things. */
export class Layout {
  readonly run: string;
  readonly logs: string;
  readonly data: string;
  readonly jwtKey: string;
  readonly demo: string;
  readonly addresses: string;
  /** Exists while the copy that uses the folder is stopping. */
  readonly stopping: string;

  constructor(readonly folder: string) {
    this.run = join(folder, 'run');
    this.logs = join(folder, 'log');
    this.data = join(folder, 'data');
    this.jwtKey = join(folder, 'jwt-key');
    this.demo = join(folder, 'demo.json');
    this.addresses = join(this.run, 'addresses.json');
    this.stopping = join(this.run, 'stopping');
  }

  pidFile(name: string): string {
    return join(this.run, `${name}.pid`);
  }

  logFile(name: string): string {
    return join(this.logs, `${name}.log`);
  }

  dataOf(name: string): string {
    return join(this.data, name);
  }
}
