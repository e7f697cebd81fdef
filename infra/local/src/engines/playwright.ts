import { dirname, join } from 'node:path';
import { exec, isExecutable } from './exec';
import { probe } from './fetch-file';

const DOWNLOAD_LIMIT_MS = 4 * 60_000;

/** Where the installed Playwright keeps its Chromium, whether or not it is there. */
const placeOf = async (): Promise<string> => {
  // Only a browser's user needs it: `npm start` does not load it.
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
};

/** The Chromium that Playwright has installed for this user, if it has. */
export async function playwrightChromium(): Promise<string | undefined> {
  const path = await placeOf();
  return (await isExecutable(path)) ? path : undefined;
}

/** Has Playwright install its Chromium, as `npx playwright install` does. Returns its path. */
export async function installPlaywrightChromium(onLine: (line: string) => void): Promise<string> {
  await probe(process.env.PLAYWRIGHT_DOWNLOAD_HOST || 'https://cdn.playwright.dev/');
  const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  await exec(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
    timeoutMs: DOWNLOAD_LIMIT_MS,
    onLine: line => line.includes('%') && onLine(line),
  });
  return placeOf();
}
