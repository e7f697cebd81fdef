import express from 'express';
import request from 'supertest';
import { createHttpServer, listen } from './server';
import { rawHttp, testApp } from '../testing';

const done = express.Router().all('/api/things', (_req, res) => void res.json({ done: true }));
const app = testApp([done]);
const refusal = { errors: [{ message: 'Changes asked from another site are refused' }] };

const OURS = 'https://ticketing.dev';
const OTHER = 'https://other.dev';
const SUBDOMAIN = 'https://blog.ticketing.dev';

const ask = (headers: Record<string, string>, method = 'post', to = app) =>
  request(to)
    [method as 'post']('/api/things')
    .set({ Host: 'ticketing.dev', ...headers });

const site = (value: string, origin?: string) => ({
  'Sec-Fetch-Site': value,
  ...(origin === undefined ? {} : { Origin: origin }),
});

describe('a change asked from another site', () => {
  it.each<[string, Record<string, string>]>([
    ['neither header, as of curl or a webhook', {}],
    ['our own page', site('same-origin', OURS)],
    ['our own page without Origin', site('same-origin')],
    ['our own page that keeps its origin to itself', site('same-origin', 'null')],
    ['the person themselves', site('none')],
    ['our own host by another scheme', site('same-site', 'http://ticketing.dev')],
    ['our own host on another port', site('same-site', 'https://ticketing.dev:8443')],
    ['our own page in an older browser', { Origin: OURS }],
    ['our own page on a port', { Host: 'localhost:3000', Origin: 'http://localhost:3000' }],
    ['our own page, the port spelled out', { Host: 'ticketing.dev:443', Origin: OURS }],
    ['our own page, the host in capitals', { Host: 'Ticketing.DEV', Origin: OURS }],
    ['our own page behind a proxy', forwarded('ticketing.dev', OURS)],
    ['our own page behind two proxies', forwarded('ticketing.dev, gateway', OURS)],
    ['our own page by an IPv6 address', { Host: '[::1]:3000', Origin: 'http://[::1]:3000' }],
  ])('lets through %s', (_who, headers) => ask(headers).expect(200));

  it.each<[string, Record<string, string>]>([
    ['another site', site('cross-site', OTHER)],
    ['another site without Origin', site('cross-site')],
    ['another site that claims to be ours', site('cross-site', OURS)],
    ['a subdomain', site('same-site', SUBDOMAIN)],
    ['a subdomain without Origin', site('same-site')],
    ['a subdomain that hides its origin', site('same-site', 'null')],
    ['a word of no meaning', site('same-origin-ish', OURS)],
    ['an empty word', site('', OURS)],
    ['an older browser on another site', { Origin: OTHER }],
    ['an older browser on a subdomain', { Origin: SUBDOMAIN }],
    ['another port of our host', { Origin: 'https://ticketing.dev:8443' }],
    ['a host that begins as ours', { Origin: 'https://ticketing.dev.other.dev' }],
    ['a host that ends as ours', { Origin: 'https://myticketing.dev' }],
    ['our host as a user name', { Origin: 'https://ticketing.dev@other.dev' }],
    ['a sandboxed page', { Origin: 'null' }],
    ['an empty origin', { Origin: '' }],
    ['an origin that is no URL', { Origin: 'ticketing.dev' }],
    ['a file', { Origin: 'file://' }],
    ['another site behind a proxy', forwarded('ticketing.dev', OTHER)],
    ["the proxy's own name for us", forwarded('ticketing.dev', 'http://tickets:3000')],
  ])('refuses %s', (_who, headers) => ask(headers).expect(403, refusal));

  it.each(['post', 'put', 'patch', 'delete'])('refuses any change: %s', method =>
    ask(site('cross-site', OTHER), method).expect(403, refusal),
  );

  it.each(['get', 'head', 'options'])('lets everybody read: %s', method =>
    ask(site('cross-site', OTHER), method).expect(200),
  );

  it('does not believe X-Forwarded-Host where no proxy is', () =>
    ask(forwarded('other.dev', OTHER), 'post', testApp([done], { hops: 0 })).expect(403));

  it('is refused before its body is looked at', () =>
    ask(site('cross-site')).type('text/plain').send('x').expect(403));

  it.each(['Origin: null', 'Sec-Fetch-Site: same-site', 'Origin: x'])(
    'is refused without a host to compare: %s',
    async header => {
      const server = createHttpServer(app);
      const url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
      const { status } = await rawHttp(url, `POST /api/things HTTP/1.0\r\n${header}\r\n\r\n`);
      server.close();
      expect(status).toBe(403);
    },
  );
});

function forwarded(host: string, origin: string) {
  return { Host: 'tickets:3000', 'X-Forwarded-Host': host, Origin: origin };
}
