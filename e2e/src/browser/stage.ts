import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { startTestSystem, type TestSystem } from '../system';
import type { Person } from '../person';
import { openBrowser } from './chromium';
import { ARTIFACTS } from './look';
import { SIZES, type Size } from './sizes';
import { Visitor } from './visitor';
import { watch } from './watch';

/** How long a visitor waits for anything, in ms. */
const PATIENCE_MS = 15_000;
/** Where the traces and last pictures of failed walks are: `npx playwright-core show-trace FILE`. */
const FAILURES = join(ARTIFACTS, 'walks');

export interface VisitorOptions {
  /** Somebody who has signed in already. */
  as?: Person;
  /** Without: a browser in which scripts are switched off. */
  scripts?: boolean;
  /** Answers of 400 and more that the walk brings about. */
  expected?: readonly number[];
}

/** Who takes part in a walk at one size. */
export interface Cast {
  size: Size;
  /** Somebody opens a browser of their own. */
  enter(options?: VisitorOptions): Promise<Visitor>;
}

export interface Stage {
  system: TestSystem;
  /** Walks at each size, side by side. @throws Error that says what went wrong, and at which */
  walk(steps: (cast: Cast) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  env?: NodeJS.ProcessEnv;
  /** Other hosts that pages may ask. */
  otherHosts?: readonly string[];
  /** Whether to record what happens, for when it goes wrong. It takes time. */
  isRecorded?: boolean;
  /** Called with each browser that is opened. */
  prepare?: (context: BrowserContext) => Promise<void>;
}

type Member = { context: BrowserContext; problems: string[] };

const fileNameOf = (size: Size) =>
  `${expect.getState().currentTestName?.replace(/[^\w]+/g, '-')}-${size.name}`;

/** Keeps what a failed walk has left on screen, and how it came to that. */
const keepFailure = async (members: Member[], name: string, isRecorded: boolean) => {
  mkdirSync(FAILURES, { recursive: true });
  for (const [n, { context }] of members.entries()) {
    for (const [tab, page] of context.pages().entries())
      await page
        .screenshot({ path: join(FAILURES, `${name}-${n}-${tab}.png`), fullPage: true })
        .catch(() => undefined);
    if (isRecorded) await context.tracing.stop({ path: join(FAILURES, `${name}-${n}.zip`) });
  }
};

/** The whole system and one browser, for the walks of a test file. */
export const openStage = async (options: StageOptions = {}): Promise<Stage> => {
  const { isRecorded = true } = options;
  const [system, browser] = await Promise.all([startTestSystem(options.env), openBrowser()]);

  const enter = async (members: Member[], size: Size, given: VisitorOptions) => {
    const { scripts = true, expected = [], as } = given;
    const context = await newContext(browser, size, scripts);
    if (isRecorded) await context.tracing.start({ snapshots: true, screenshots: false });
    const { url } = system;
    const problems = watch(context, { url, expected, otherHosts: options.otherHosts ?? [] });
    members.push({ context, problems });
    await options.prepare?.(context);
    const visitor = new Visitor(await context.newPage(), size, url, scripts);
    if (as) await visitor.becomes(as);
    return visitor;
  };

  const walkAt = async (size: Size, name: string, steps: (cast: Cast) => Promise<void>) => {
    const members: Member[] = [];
    try {
      await steps({ size, enter: given => enter(members, size, given ?? {}) });
      const problems = members.flatMap(each => each.problems);
      if (problems.length > 0) throw new Error(problems.join('\n'));
      // What was recorded is thrown away; else its files would stay.
      if (isRecorded) await Promise.all(members.map(({ context }) => context.tracing.stop()));
    } catch (error) {
      await keepFailure(members, name, isRecorded);
      const noted = members.flatMap(each => each.problems).join('\n');
      throw new Error(`At ${size.name} px: ${(error as Error).stack}\n${noted}`, {
        cause: error,
      });
    } finally {
      await Promise.all(members.map(({ context }) => context.close()));
    }
  };

  const walk = async (steps: (cast: Cast) => Promise<void>) => {
    const walks = SIZES.map(size => walkAt(size, fileNameOf(size), steps));
    const failed = (await Promise.allSettled(walks)).filter(each => each.status === 'rejected');
    if (failed.length > 0)
      throw new Error(failed.map(({ reason }) => (reason as Error).message).join('\n\n'));
  };

  const close = async () => {
    await browser.close();
    await system.end();
  };
  return { system, walk, close };
};

const newContext = async (browser: Browser, size: Size, scripts: boolean) => {
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    hasTouch: size.name === '360',
    javaScriptEnabled: scripts,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
};
