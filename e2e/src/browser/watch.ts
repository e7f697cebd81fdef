import type { BrowserContext, ConsoleMessage } from 'playwright-core';

export interface WatchOptions {
  /** The site's own address. */
  url: string;
  /** Answers of 400 and more that belong to the walk: the browser logs each as an error. */
  expected: readonly number[];
  /** Other hosts that may be asked, such as Stripe's on the payment step. */
  otherHosts: readonly string[];
}

const FAILED_REQUEST = /Failed to load resource: the server responded with a status of (\d+)/;
/** What a page holds itself. */
const IS_LOCAL = /^(data|blob|about):/;

/**
 * Notes what must not happen in any tab: an error in the console (a breach of the
 * Content-Security-Policy is one), an exception that nobody caught, a request to another host.
 */
export const watch = (context: BrowserContext, options: WatchOptions): string[] => {
  const problems: string[] = [];
  const hosts = new Set([options.url, ...options.otherHosts]);
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() !== 'error') return;
    const status = FAILED_REQUEST.exec(message.text())?.[1];
    if (status && options.expected.includes(Number(status))) return;
    problems.push(`Console: ${message.text()} (${message.location().url})`);
  };
  context.on('console', onConsole);
  context.on('weberror', webError => {
    const { stack, message } = webError.error();
    problems.push(`Exception: ${stack ?? message}`);
  });
  context.on('request', request => {
    const url = request.url();
    if (!IS_LOCAL.test(url) && !hosts.has(new URL(url).origin))
      problems.push(`A request to another host: ${url}`);
  });
  return problems;
};
