import { createHttpServer, listen } from '@ticketing/common';
import axios from 'axios';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createSiteApp } from './site-app';

let pages: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
let server: Server;
let http: ReturnType<typeof axios.create>;

beforeAll(async () => {
  server = createHttpServer(createSiteApp((req, res) => pages(req, res), { withStripe: false }));
  const port = await listen(server, 0, '127.0.0.1');
  http = axios.create({
    baseURL: `http://127.0.0.1:${port}`,
    validateStatus: () => true,
    proxy: false,
  });
});
afterAll(() => new Promise(resolve => server.close(resolve)));
beforeEach(() => {
  pages = async (req, res) => void res.end(`page ${req.url} ${req.headers.traceparent}`);
});

describe('the site around its pages', () => {
  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    'answers %s of an API path that no service has with a 404 in the one shape',
    async method => {
      for (const url of ['/api', '/api/', '/api/nope', '/api/%ZZ', '/api/tickets/../x?y']) {
        const answer = await http.request({ method, url, data: method === 'GET' ? undefined : {} });
        expect(answer.status).toBe(404);
        expect(answer.headers['content-type']).toMatch(/json/);
        if (method !== 'HEAD') expect(answer.data).toEqual({ errors: [{ message: 'Not found' }] });
      }
    },
  );

  it.each(['/', '/apis', '/tickets/api/1', '/%C3%BC?q=%ZZ'])('gives %s to the pages', async url => {
    expect((await http.get(url)).data).toContain(`page ${url}`);
  });

  it.each([
    '/%ZZ',
    '/tickets/%E0%A4%A',
    '/tickets/%ZZ/edit',
    '/_global-error',
    '/%5Fglobal-error?x',
    '/_global-error.rsc',
  ])('gives %s to the page for what does not exist', async url => {
    expect((await http.get(url)).data).toContain('page /_not-found');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    'refuses %s of a page, and with it what Next would do with a body',
    async method => {
      const headers = { 'next-action': '0'.repeat(42), 'content-type': 'text/plain' };
      const answer = await http.request({ method, url: '/orders', headers, data: '[]' });
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('GET, HEAD');
      expect(answer.data).toEqual({ errors: [{ message: 'A page can only be read' }] });
    },
  );

  it.each(['garbage', '%5B%5D', '%ZZ', '{}', '[1,2]'])(
    'answers 400 to the router state %s',
    async state => {
      const answer = await http.get('/', { headers: { 'next-router-state-tree': state } });
      expect(answer.status).toBe(400);
    },
  );

  it('gives a good router state to the pages', async () => {
    const state = encodeURIComponent('["",{"children":["__PAGE__",{}]},null,null]');
    const answer = await http.get('/', { headers: { 'next-router-state-tree': state } });
    expect(answer.status).toBe(200);
  });

  it('sends the headers of helmet, and does not say what it runs on', async () => {
    for (const url of ['/', '/api/nope']) {
      const { headers } = await http.get(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
      });
      expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  it('drops the headers that only it may give the pages', async () => {
    pages = async (req, res) => void res.end(JSON.stringify(req.headers));
    const forged = {
      'x-page-nonce': 'forged',
      'x-form-result': 'forged',
      'content-security-policy': "script-src 'nonce-forged'",
      'content-security-policy-report-only': "script-src 'nonce-forged'",
      'next-action': 'forged',
    };
    const { data } = await http.get('/', { headers: forged });
    expect(Object.keys(data)).toContain('x-page-nonce');
    expect(data).not.toHaveProperty('next-action');
    expect(JSON.stringify(data)).not.toContain('forged');
  });

  it('goes on with the trace of the request, and begins one where there is none', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect((await http.get('/', { headers: { traceparent } })).data).toContain(traceparent);
    expect((await http.get('/')).data).toMatch(/ 00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('answers 503 where a page says that it cannot be made now', async () => {
    pages = async (_req, res) => void res.writeHead(401).end('away');
    expect(await http.get('/orders')).toMatchObject({ status: 503, data: 'away' });
  });

  it('answers 500 without details when the pages fail', async () => {
    pages = async () => {
      throw new Error('secret');
    };
    const answer = await http.get('/');
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.data)).not.toContain('secret');
  });
});
