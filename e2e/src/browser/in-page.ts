import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** A script of `in-page/`, which runs in the browser: it knows nothing of Node, nor of modules. */
export const scriptOf = (name: string): string =>
  readFileSync(join(__dirname, 'in-page', `${name}.js`), 'utf8');

/** Calls the function that a script of `in-page/` is, in the page. */
export const callInPage = <T>(page: Page, name: string, argument: unknown = null): Promise<T> =>
  page.evaluate(`(${scriptOf(name).replace(/;\s*$/, '')})(${JSON.stringify(argument)})`);
