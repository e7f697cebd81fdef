import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { endWithUs } from '../engines/lifeline';
import { waitFor } from '../engines/wait';
import { printedSince, rotateLog } from './log-file';
import { removePidFile, writePidFile } from './pid-file';

/** What dies is started again after the first; when it dies at once, more slowly up to the other. */
const FIRST_DELAY_MS = 200;
const LAST_DELAY_MS = 800;
/** A process that lived so long did not die at once. */
const LONG_LIFE_MS = 5_000;
const READY_LIMIT_MS = 90_000;
/** How often a process may die before it has been ready for the first time. */
const MAX_FIRST_DEATHS = 5;

export interface Plan {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** One try; throws until the process does its work. */
  ready(): Promise<void>;
  /** See `EngineSpec`. */
  repair?: { printed: RegExp; args: string[] } | undefined;
  /** How long it may take to end in order. */
  stopLimitMs: number;
  /** Whether it ends when we are killed. */
  tied?: boolean | undefined;
}

export interface SupervisedFiles {
  log: string;
  pid: string;
}

/** A process that is started again whenever it dies, without end. */
export class Supervised {
  private child: ChildProcess | undefined;
  private isWanted = false;
  private deaths = 0;
  private quickDeaths = 0;
  private lastWords = '';

  constructor(
    private readonly plan: Plan,
    private readonly files: SupervisedFiles,
    private readonly onDeath: (line: string) => void = () => undefined,
  ) {}

  get name(): string {
    return this.plan.name;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /**
   * Resolves once it is ready for the first time.
   * @throws Error with its last line when it keeps dying before that, or is not ready in time
   */
  async start(): Promise<void> {
    this.isWanted = true;
    this.spawn();
    await this.ready();
  }

  /** Resolves once it is ready, at whatever start. */
  async ready(): Promise<void> {
    const before = this.deaths;
    await waitFor(this.plan.ready, READY_LIMIT_MS, () => {
      if (!this.isWanted) throw new Error(`${this.name} was stopped`);
      const isWrongSetting = this.deaths > before && /The setting \w+ is/.test(this.lastWords);
      if (!isWrongSetting && this.deaths - before < MAX_FIRST_DEATHS) return;
      throw new Error(this.lastWords || `${this.name} ended; see ${this.files.log}`);
    });
  }

  /** Ends it in order, or by force when that takes too long. It is not started again. */
  async stop(): Promise<void> {
    this.isWanted = false;
    await this.end('SIGTERM');
    removePidFile(this.files.pid);
  }

  /** As a crash. It is started again. */
  kill9(): void {
    this.child?.kill('SIGKILL');
  }

  /** As a crash after which it stays away until it is started again. */
  async hold(): Promise<void> {
    this.isWanted = false;
    await this.end('SIGKILL');
  }

  rotateLog(): void {
    rotateLog(this.files.log);
  }

  private spawn(): void {
    const { command, args, env, cwd, repair } = this.plan;
    const repairArgs = repair?.printed.test(this.lastWords) ? repair.args : [];
    const log = openSync(this.files.log, 'a');
    const printedBefore = fstatSync(log).size;
    const child = spawn(command, [...args, ...repairArgs], {
      cwd,
      env,
      stdio: ['ignore', log, log],
      // A process group of its own: Ctrl-C is for us alone, who stop all in the right order.
      detached: true,
    });
    closeSync(log);
    this.child = child;
    const startedAt = Date.now();
    if (child.pid) writePidFile(this.files.pid, child.pid);
    const letGo = child.pid && this.plan.tied ? endWithUs(child.pid) : () => undefined;
    let isOver = false;
    const onEnd = (how: string) => {
      if (isOver) return;
      isOver = true;
      letGo();
      this.child = undefined;
      this.lastWords = lastWordsOf(printedSince(this.files.log, printedBefore), this.name);
      if (this.isWanted) void this.again(how, Date.now() - startedAt);
    };
    child.once('error', error => onEnd(error.message));
    child.once('exit', (code, signal) => onEnd(signal ?? `exit code ${code}`));
  }

  private async again(how: string, livedMs: number): Promise<void> {
    this.deaths += 1;
    this.quickDeaths = livedMs < LONG_LIFE_MS ? this.quickDeaths + 1 : 0;
    const delay = Math.min(FIRST_DELAY_MS * 2 ** Math.max(0, this.quickDeaths - 1), LAST_DELAY_MS);
    this.onDeath(`${this.name} ended (${how}) and is started again`);
    await sleep(delay);
    if (this.isWanted && !this.child) this.spawn();
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child?.pid) return;
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), this.plan.stopLimitMs);
    await ended;
    clearTimeout(timer);
  }
}

/** The line that says why: the one about a setting, that of an error, or else the last. */
function lastWordsOf(printed: string, name: string): string {
  const lines = printed.split('\n').filter(line => line.trim());
  const telling = [/The setting \w+ is|Unexpected EOF/, /^\w*Error\b.*:/];
  const found = telling.map(pattern => lines.findLast(each => pattern.test(each)));
  const line = plainText(found.find(Boolean) ?? lines.at(-1) ?? '');
  return !line || line.startsWith(`${name}:`) ? line : `${name}: ${line}`;
}

/** What a line of a JSON log says to a person. */
function plainText(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const { err, msg } = JSON.parse(line) as { err?: { message?: string }; msg?: string };
    return err?.message ?? msg ?? line;
  } catch {
    return line;
  }
}
