import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { source as AXE } from 'axe-core';
import type { Page } from 'playwright-core';
import { callInPage } from './in-page';
import { THEMES, type Size } from './sizes';

/** Kept with the logs of a run. */
export const ARTIFACTS = resolve(__dirname, '../../../artifacts');
const SCREENS = join(ARTIFACTS, 'screens');

/** Every rule for A and AA of WCAG 2.0 to 2.2, and what is good practice besides. */
const TAGS = [
  ...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
  'best-practice',
];

/** The rules whose answer depends on colours: only they are asked again in another theme. */
const BY_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds, in words. It is put into the page by the tools of the browser: no policy of the
 * page's has to allow it. */
const examine = async (page: Page, theme: string, rules: string[]): Promise<string[]> => {
  const has = await page.evaluate('typeof axe === "object"');
  if (!has) await page.evaluate(AXE);
  const found = await callInPage<string[]>(page, 'run-axe', rules);
  return found.map(each => `axe, ${theme}: ${each}`);
};

/**
 * Looks at the page as it is now, in both themes: a picture for people (`artifacts/screens`),
 * axe for what a picture does not show, and whether all of it fits the window's width.
 * @throws Error that names each thing that is wrong
 */
export const look = async (page: Page, size: Size, name: string): Promise<void> => {
  mkdirSync(SCREENS, { recursive: true });
  const problems: string[] = [];
  for (const [n, theme] of THEMES.entries()) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const path = join(SCREENS, `${name}-${size.name}-${theme}.png`);
    await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    problems.push(...(await examine(page, theme, n === 0 ? TAGS : BY_COLOUR)));
  }
  const wide = await callInPage<string[]>(page, 'overflow');
  problems.push(...wide.map(each => `Wider than the window: ${each}`));
  if (problems.length > 0)
    throw new Error(`${name} at ${size.name} px:\n${problems.map(each => `- ${each}`).join('\n')}`);
};
