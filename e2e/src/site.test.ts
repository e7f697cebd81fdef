import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Person } from './person';
import { checkSite } from './probe';
import { readSite } from './site';

/** A site that is not ours, except for those who ask for `ours.test`. */
let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((req, res) => {
    const isOurs = req.headers.host?.startsWith('ours.test:');
    if (isOurs) res.setHeader('Content-Type', 'application/json').end('{"currentUser":null}');
    else if (req.headers.host?.startsWith('moved.test:'))
      res.writeHead(308, { Location: `http://127.0.0.1:${port}/` }).end();
    else res.setHeader('Content-Type', 'text/html; charset=utf-8').end('<h1>Welcome</h1>');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

describe('the options that name a site', () => {
  it.each([
    ['ticketing.dev', undefined, '--base-url must be an address like https://ticketing.dev'],
    ['ftp://ticketing.dev', undefined, '--base-url must be an address like'],
    ['https://ticketing.dev/tickets', undefined, 'without a path: https://ticketing.dev, not'],
    ['https://ticketing.dev', '10.0.0.1', '--resolve is HOST:PORT:ADDRESS, not 10.0.0.1'],
    ['https://ticketing.dev', 'ticketing.dev:443:there', '--resolve is HOST:PORT:ADDRESS'],
    ['https://ticketing.dev', 'ticketing.dev:80:10.0.0.1', '--base-url ticketing.dev:443'],
  ])('are refused in one line: %s %s', (url, resolve, message) => {
    expect(() => readSite({ 'base-url': url, resolve })).toThrow(message);
  });

  it('may end with a slash, and give an address of either kind', () => {
    const site = (url: string, resolve: string) => readSite({ 'base-url': url, resolve });
    expect(site('https://ticketing.dev/', 'ticketing.dev:443:[::1]')).toEqual({
      url: 'https://ticketing.dev',
      address: '::1',
    });
    expect(site('http://ticketing.dev:8080', 'ticketing.dev:8080:10.0.0.1')).toMatchObject({
      address: '10.0.0.1',
    });
  });
});

describe('the look at the site', () => {
  const at = (host: string) => ({ url: `http://${host}:${port}`, address: '127.0.0.1' });

  it.each([true, false])('goes to the address of its host; connections kept: %s', async keep => {
    await checkSite(at('ours.test'));
    const visitor = new Person(at('ours.test'), '', keep);
    expect((await visitor.call('GET', '/')).data).toEqual({ currentUser: null });
  });

  it('says what is wrong in one line', async () => {
    const url = `http://127.0.0.1:${port}`;
    const wrong = async (site: { url: string; address?: string }) =>
      checkSite(site).then(String, (error: Error) => error.message);
    expect(await wrong({ url })).toBe(
      `${url} is not this site: GET /api/users/currentuser was answered 200, text/html`,
    );
    expect(await wrong(at('moved.test'))).toContain('sends its visitors to http://127.0.0.1');
    expect(await wrong({ url: `http://nowhere.invalid:${port}` })).toMatch(
      /^Nothing answers at .*--resolve nowhere\.invalid:\d+:ADDRESS$/,
    );
    expect(await wrong({ url: 'http://127.0.0.1:1' })).toMatch(/^Nothing answers at .*REFUSED/);
  });
});
