import type { Browser, BrowserContext } from 'playwright-core';
import { eventually } from '@ticketing/common/testing';
import { openBrowser } from './chromium';
import { Keyboard } from './keyboard';
import { look } from './look';
import { SIZES } from './sizes';
import { watch } from './watch';

jest.setTimeout(60_000);

const SITE = 'http://site.test';
const GOOD = '<h1>Tickets</h1><button>Buy</button>';
const page = (body: string) =>
  `<!doctype html><html lang="en"><title>A page</title><body><main>${body}</main></body></html>`;

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  context = await browser.newContext({ viewport: SIZES[0] });
});
afterEach(() => context.close());

/** Opens a page of a site that is not there. */
const open = async (body: string, headers = {}) => {
  await context.route('**/*', route =>
    route.fulfill({ contentType: 'text/html', headers, body: page(body) }),
  );
  const problems = watch(context, { url: SITE, expected: [], otherHosts: [] });
  const tab = await context.newPage();
  await tab.goto(`${SITE}/`);
  return { tab, problems };
};

it('nothing is found in a good page', async () => {
  const { tab, problems } = await open(GOOD);
  await look(tab, SIZES[0], 'control');
  expect(await new Keyboard(tab).tab()).toContain('Buy');
  expect(problems).toEqual([]);
});

it.each([
  ['<p style="color: #bbb; background: #fff">faint</p>', 'axe, light: color-contrast at p'],
  [
    '<p style="color-scheme: light dark; color: #333; background: light-dark(#fff, #222)">dark</p>',
    'axe, dark: color-contrast at p',
  ],
  ['<input>', 'axe, light: label at input'],
  ['<div style="width: 500px">wide</div>', 'Wider than the window'],
])('a look finds what is wrong in %s', async (body, message) => {
  const { tab } = await open(GOOD + body);
  await expect(look(tab, SIZES[0], 'control')).rejects.toThrow(message);
});

it.each([
  ['<script>console.error("wrong")</script>', 'Console: wrong'],
  ['<script>throw new Error("uncaught")</script>', 'Exception: Error: uncaught'],
  ['<img src="http://elsewhere.test/a.png" alt="">', 'A request to another host'],
])('the watch notes %s', async (body, message) => {
  const { problems } = await open(GOOD + body);
  await eventually(() => expect(problems.join()).toContain(message));
});

it('the watch notes a breach of the Content-Security-Policy', async () => {
  const policy = { 'content-security-policy': "script-src 'nonce-a'" };
  const { problems } = await open(`${GOOD}<script>1</script>`, policy);
  await eventually(() => expect(problems.join()).toContain('Content Security Policy'));
});

it('the keyboard finds a stop where the focus cannot be seen', async () => {
  const { tab } = await open('<button style="outline: none">Hidden</button><button>Next</button>');
  const keyboard = new Keyboard(tab);
  await keyboard.tab();
  await expect(keyboard.tab()).rejects.toThrow('The focus is not to be seen on button "Hidden"');
});
