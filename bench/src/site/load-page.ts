import type { Browser, CDPSession } from 'playwright-core';

/** A middling phone on a slow mobile network. */
const CPU_SLOWDOWN = 4;
const BITS_PER_SECOND = 1_600_000;
const LATENCY_MS = 150;
const WINDOW = { width: 360, height: 740 };
/** A page has come to rest when it has asked for nothing for so long. */
const QUIET_MS = 1_000;
const LOAD_LIMIT_MS = 60_000;
const POLL_MS = 50;

/** What one visit with an empty cache has cost. Times in ms, sizes in bytes as transferred. */
export interface PageLoad {
  largestPaint: number;
  shift: number;
  /** What moved, and by how much that counts as a shift, in words. */
  moves: string[];
  scripts: number;
  styles: number;
  fonts: number;
  html: number;
  requests: number;
  otherHosts: string[];
}

/** Notes the largest paint, the sum of the shifts and what moved, from the first moment on. */
const OBSERVER = `
  window.measured = { largestPaint: 0, shift: 0, moves: [] };
  const nameOf = node => node ? node.nodeName + '.' + (node.className ?? '') : 'gone';
  const moveOf = ({ node, previousRect: a, currentRect: b }) =>
    nameOf(node) + ' from ' + [a.x, a.y, a.width, a.height] + ' to ' + [b.x, b.y, b.width, b.height];
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) window.measured.largestPaint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      window.measured.shift += entry.value;
      for (const source of entry.sources)
        window.measured.moves.push(entry.value.toFixed(3) + ': ' + moveOf(source));
    }
  }).observe({ type: 'layout-shift', buffered: true });
`;

const slowDown = async (session: CDPSession): Promise<void> => {
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BITS_PER_SECOND / 8,
    uploadThroughput: BITS_PER_SECOND / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
};

/** Follows what the page asks for. A stream of events never ends, so it is not waited for. */
const follow = (session: CDPSession) => {
  const seen = new Map<string, { url: string; type: string; bytes: number }>();
  const underWay = new Set<string>();
  let lastAt = Date.now();
  const end = (requestId: string) => {
    underWay.delete(requestId);
    lastAt = Date.now();
  };
  session.on('Network.requestWillBeSent', ({ requestId, request, type = 'Other' }) => {
    if (/^(data|blob):/.test(request.url)) return;
    seen.set(requestId, { url: request.url, type, bytes: 0 });
    if (type !== 'EventSource') underWay.add(requestId);
    lastAt = Date.now();
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = seen.get(requestId);
    if (request) request.bytes = encodedDataLength;
    end(requestId);
  });
  session.on('Network.loadingFailed', ({ requestId }) => end(requestId));
  const isQuiet = () => underWay.size === 0 && Date.now() - lastAt > QUIET_MS;
  return { requests: () => [...seen.values()], isQuiet };
};

const waitUntil = async (isSo: () => boolean): Promise<void> => {
  const end = Date.now() + LOAD_LIMIT_MS;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`The page is not at rest after ${LOAD_LIMIT_MS} ms`);
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
};

/** Visits a page as somebody who was never there; `cookie` is their session, if they have one. */
export const loadPage = async (
  browser: Browser,
  url: string,
  cookie?: string,
): Promise<PageLoad> => {
  const context = await browser.newContext({ viewport: WINDOW, locale: 'en-US' });
  try {
    if (cookie) {
      const [name = '', ...value] = cookie.split('=');
      const { origin } = new URL(url); // for the whole site, and not for this path alone
      await context.addCookies([{ name, value: value.join('='), url: origin }]);
    }
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await slowDown(session);
    await page.addInitScript(OBSERVER);
    const { requests, isQuiet } = follow(session);
    const answer = await page.goto(url, { timeout: LOAD_LIMIT_MS });
    if (!answer?.ok()) throw new Error(`${url} answered ${answer?.status()}`);
    await waitUntil(isQuiet);
    const measured = await page.evaluate('window.measured');
    const sizeOf = (type: string) =>
      requests()
        .filter(each => each.type === type)
        .reduce((sum, { bytes }) => sum + bytes, 0);
    const hosts = new Set(requests().map(each => new URL(each.url).origin));
    hosts.delete(new URL(url).origin);
    return {
      ...(measured as Pick<PageLoad, 'largestPaint' | 'shift' | 'moves'>),
      scripts: sizeOf('Script'),
      styles: sizeOf('Stylesheet'),
      fonts: sizeOf('Font'),
      html: sizeOf('Document'),
      requests: requests().length,
      otherHosts: [...hosts],
    };
  } finally {
    await context.close();
  }
};
