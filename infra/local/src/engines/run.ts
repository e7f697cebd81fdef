import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EngineName, findEngine } from './find';
import { endWithUs } from './lifeline';
import { freePort, isFree } from './ports';
import { type EngineSpec, LOOPBACK, dataFolderOf } from './specs';
import { waitFor } from './wait';

const READY_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 15_000;
/** Between choosing a free port and listening on it, another process may take it. */
const MAX_PORT_TRIES = 5;

export interface EngineOptions {
  /** 0 or absent: a free one is chosen, and kept over restarts. */
  port?: number;
  /** Holds data and log. Absent: a temporary one, removed when the engine is stopped for good. */
  folder?: string;
}

/** An engine that this process started, to be used by tests and to be killed by them. */
export class RunningEngine {
  private child: ChildProcess | undefined;
  private letGo: () => void = () => undefined;

  private constructor(
    readonly name: EngineName,
    readonly port: number,
    private readonly program: string,
    private readonly spec: EngineSpec,
    private readonly folder: string,
    private readonly isTemporary: boolean,
  ) {}

  static async start(
    name: EngineName,
    options: EngineOptions,
    specFor: (port: number, dataFolder: string) => Promise<EngineSpec> | EngineSpec,
  ): Promise<RunningEngine> {
    const program = await findEngine(name);
    for (let left = MAX_PORT_TRIES; ; left -= 1) {
      const port = options.port || (await freePort());
      const folder = options.folder ?? (await mkdtemp(join(tmpdir(), `ticketing-${name}-`)));
      const spec = await specFor(port, dataFolderOf(folder));
      const engine = new RunningEngine(name, port, program, spec, folder, !options.folder);
      try {
        await engine.run();
        return engine;
      } catch (error) {
        await engine.stop();
        if (options.port || left === 1) throw error;
      }
    }
  }

  /** Where clients find it: `mongodb://…`, `nats://…`, `redis://…`. */
  get url(): string {
    return this.spec.url;
  }

  /** `127.0.0.1:PORT` */
  get host(): string {
    return `${LOOPBACK}:${this.port}`;
  }

  /** @throws Error when it does not run */
  get pid(): number {
    if (!this.child?.pid) throw new Error(`${this.name} does not run`);
    return this.child.pid;
  }

  /** Ends it in order, for good. A temporary folder goes with it. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    if (this.isTemporary) await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  /** As a crash: no chance to write anything. Resolves once it is gone; its data stays. */
  async kill9(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Starts it again on the same port and data, after `kill9`, or after ending it in order. */
  async restart(): Promise<void> {
    await this.end('SIGTERM');
    await this.run();
  }

  private async run(): Promise<void> {
    mkdirSync(dataFolderOf(this.folder), { recursive: true });
    if (!(await isFree(this.port))) throw new Error(`port ${this.port} is in use`);
    try {
      await this.runOnce(this.spec.args);
    } catch (error) {
      const { repair } = this.spec;
      if (!repair?.printed.test((error as Error).message)) throw error;
      await this.runOnce([...this.spec.args, ...repair.args]);
    }
  }

  private async runOnce(args: string[]): Promise<void> {
    const logFile = join(this.folder, 'log');
    const log = openSync(logFile, 'a');
    const printedBefore = fstatSync(log).size;
    const child = spawn(this.program, args, { stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    child.unref();
    child.once('error', () => this.forget(child));
    child.once('exit', () => this.forget(child));
    this.child = child;
    if (child.pid) this.letGo = endWithUs(child.pid, this.isTemporary ? this.folder : '');
    const mustRun = () => {
      if (this.child === child) return;
      const printed = readFileSync(logFile).subarray(printedBefore).toString();
      throw new Error(`${this.name} ended while starting:\n${printed.trim()}`);
    };
    await waitFor(this.spec.ready, READY_LIMIT_MS, mustRun);
    mustRun();
  }

  private forget(child: ChildProcess): void {
    if (this.child !== child) return;
    this.letGo();
    this.child = undefined;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child?.pid) return;
    child.ref();
    const ended = once(child, 'exit');
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(timer);
  }
}
