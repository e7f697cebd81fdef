import { findEngine } from '@ticketing/local';
import { chromium, type Browser } from 'playwright-core';

/** Small machines, such as those of CI, have little shared memory and no graphics. */
const ARGS = ['--disable-dev-shm-usage', '--disable-gpu'];

/** A browser without a window. @throws EngineMissing */
export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await findEngine('chromium'), args: ARGS });
