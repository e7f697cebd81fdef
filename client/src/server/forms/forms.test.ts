import { createHttpServer, listen } from '@ticketing/common';
import axios, { type AxiosRequestConfig } from 'axios';
import express from 'express';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { problemFrom } from '../../lib/problem';
import { FORM_RESULT_HEADER } from '../inside-headers';
import { createSiteApp } from '../site-app';
import { readFormResult } from './form-result-header';

/** What the stand-in for all services was asked. */
interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

interface Answer {
  status: number;
  body?: object;
  headers?: Record<string, string | string[]>;
}

const ID = '0123456789abcdef01234567';
const TYPED = 'application/x-www-form-urlencoded';

let asked: Asked[];
let answers: (Answer | 'silence' | 'cut')[];
let pages: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
let servers: Server[];
let http: ReturnType<typeof axios.create>;

const services = express()
  .use(express.json())
  .use((req, res) => {
    const { method, path, headers, body } = req;
    asked.push({ method, path, headers, body });
    const answer = answers.shift() ?? { status: 500 };
    if (answer === 'silence') return;
    if (answer === 'cut') return void req.socket.destroy();
    res.status(answer.status).set(answer.headers ?? {});
    if (answer.body) res.json(answer.body);
    else res.end();
  });

/** Shows what a page would be given. */
const showRequest = async (req: IncomingMessage, res: ServerResponse) => {
  const header = req.headers[FORM_RESULT_HEADER];
  const form = readFormResult(typeof header === 'string' ? header : null);
  const { method, url, headers } = req;
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify({ page: { method, url, headers, form } }));
};

beforeAll(async () => {
  const site = createHttpServer(
    createSiteApp((req, res) => pages(req, res), { withStripe: false }),
  );
  servers = [site, createHttpServer(services)];
  const [port, servicesPort] = await Promise.all(servers.map(each => listen(each, 0, '127.0.0.1')));
  for (const name of ['AUTH_URL', 'TICKETS_URL', 'ORDERS_URL'])
    process.env[name] = `http://127.0.0.1:${servicesPort}`;
  process.env.SERVICE_TIMEOUT_MS = '500';
  http = axios.create({
    baseURL: `http://127.0.0.1:${port}`,
    validateStatus: () => true,
    maxRedirects: 0,
    proxy: false,
  });
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
});
beforeEach(() => {
  [asked, answers, pages] = [[], [], showRequest];
});

const post = (
  path: string,
  fields: Record<string, string> | string = {},
  headers: AxiosRequestConfig['headers'] = {},
) => {
  const body = new URLSearchParams(fields).toString();
  return http.post(path, body, { headers: { 'content-type': TYPED, ...headers } });
};

const refusal = (status: number, message: string, field?: string): Answer => ({
  status,
  body: { errors: [{ message, field }] },
});

const account = { email: 'ann@example.com', password: 'correct horse' };
const ticket = {
  title: 'Große Show',
  price: '$1,019.99',
  venue: '',
  startsAt: '2027-06-01T20:00',
  description: 'Two lines\r\nof text',
};
const ticketSent = {
  title: 'Große Show',
  price: 1019.99,
  startsAt: '2027-06-01T20:00:00.000Z',
  description: 'Two lines\nof text',
};

/** Every form of a service's: what it sends, what the service answers, where it leads. */
const FORMS = [
  { path: '/signin', fields: account, sends: ['POST', '/api/users/signin', account], to: '/' },
  { path: '/signup', fields: account, sends: ['POST', '/api/users/signup', account], to: '/' },
  { path: '/signout', fields: {}, sends: ['POST', '/api/users/signout', {}], to: '/' },
  {
    path: '/tickets/new',
    fields: ticket,
    sends: ['POST', '/api/tickets', ticketSent],
    to: `/tickets/${ID}`,
  },
  {
    path: `/tickets/${ID}/edit`,
    fields: ticket,
    sends: ['PUT', `/api/tickets/${ID}`, ticketSent],
    to: `/tickets/${ID}`,
  },
  {
    path: `/tickets/${ID}/withdraw`,
    fields: {},
    sends: ['DELETE', `/api/tickets/${ID}`, undefined],
    to: '/my/tickets',
  },
  {
    path: `/tickets/${ID}/reserve`,
    fields: {},
    sends: ['POST', '/api/orders', { ticketId: ID }],
    to: `/orders/${ID}`,
  },
  {
    path: `/orders/${ID}/cancel`,
    fields: {},
    sends: ['DELETE', `/api/orders/${ID}`, undefined],
    to: `/orders/${ID}`,
  },
] as const;

const THEME = { path: '/theme', fields: { theme: 'dark' } };

describe.each(FORMS)('the form $path', ({ path, fields, sends, to }) => {
  it('asks the service in the name of the visitor and leads on', async () => {
    answers = [{ status: sends[0] === 'DELETE' ? 204 : 200, body: { id: ID } }];
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const answer = await post(path, fields, {
      cookie: 'session=mine; theme=dark',
      traceparent,
      'x-forwarded-for': '203.0.113.7, 198.51.100.2',
      'x-forwarded-proto': 'https',
      authorization: 'not for services',
    });
    expect([answer.status, answer.headers.location]).toEqual([303, to]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(asked).toHaveLength(1);
    const [{ method, path: asksFor, body, headers } = {} as Asked] = asked;
    expect([method, asksFor, body]).toEqual(sends);
    expect(headers).toMatchObject({
      cookie: 'session=mine; theme=dark',
      traceparent,
      'x-forwarded-for': '203.0.113.7, 198.51.100.2',
      'x-forwarded-proto': 'https',
    });
    expect(headers.authorization).toBeUndefined();
  });

  it('shows a refusal on its page, with the status of the service', async () => {
    answers = [refusal(409, 'The state forbids it')];
    const answer = await post(path, fields);
    expect(answer.status).toBe(409);
    const { method, url, headers, form } = answer.data.page;
    expect([method, headers['content-length'], headers['content-type']]).toEqual(['GET']);
    expect(form.problem).toEqual({ status: 409, fields: {}, messages: ['The state forbids it'] });
    expect(JSON.stringify(form)).not.toContain(account.password);
    // Whoever loads the address again gets that page, by itself or by a redirect.
    const again = await http.get(path);
    expect(again.headers.location ?? again.data.page.url).toBe(url);
  });

  it.each(['silence', 'cut'] as const)('answers 503 to %s', async failure => {
    answers = [failure];
    const answer = await post(path, fields);
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.data.page.form.problem.status).toBe(503);
    expect(asked).toHaveLength(1);
  });

  it('answers 503 to a service that fails', async () => {
    answers = [{ status: 500, body: { errors: [{ message: 'inner secret' }] } }];
    const answer = await post(path, fields);
    expect(answer.status).toBe(503);
    expect(JSON.stringify(answer.data.page.form)).not.toContain('inner secret');
  });
});

describe.each([...FORMS, THEME])('the body of $path', ({ path, fields }) => {
  afterEach(() => expect(asked).toEqual([]));

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'https://other.example' },
    { origin: 'https://other.example' },
    { origin: 'null' },
  ])('is refused from another site: %j', async headers => {
    const answer = await post(path, fields, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.data.errors[0].message).toMatch(/another site/i);
  });

  it('is refused above 100 kB, announced or not', async () => {
    const headers = { 'content-type': TYPED };
    const body = `title=${'x'.repeat(100_001)}`;
    const chunked = async function* () {
      yield Buffer.from(body);
    };
    const { Readable } = await import('node:stream');
    for (const data of [body, Readable.from(chunked())]) {
      const answer = await http.post(path, data, { headers });
      expect(answer.status).toBe(413);
      expect(answer.data).toEqual({ errors: [{ message: 'The body is larger than 100 kB' }] });
    }
  });

  it.each([
    { 'content-type': 'application/json' },
    { 'content-type': 'multipart/form-data; boundary=x' },
    { 'content-type': 'text/plain' },
    { 'content-type': `${TYPED}; charset=utf-7` },
    { 'content-type': TYPED, 'content-encoding': 'gzip' },
  ])('is refused as %j', async headers => {
    const answer = await http.post(path, 'email=a', { headers });
    expect(answer.status).toBe(415);
    expect(answer.data.errors).toHaveLength(1);
  });

  it('is refused with many fields, or one twice', async () => {
    const many = Array.from({ length: 21 }, (_, i) => `f${i}=`).join('&');
    for (const body of [many, 'email=a&email=b']) {
      const answer = await http.post(path, body, { headers: { 'content-type': TYPED } });
      expect(answer.status).toBe(400);
      expect(answer.data.errors).toHaveLength(1);
    }
  });
});

describe('signing in without JavaScript', () => {
  const cookies = ['session=new; path=/; httponly', 'other=1; path=/'];
  const signedIn: Answer = { status: 200, body: { id: ID }, headers: { 'set-cookie': cookies } };

  it.each([
    ['/orders?cursor=a%20b', '/orders?cursor=a%20b'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['/\t/evil.example', '/'],
    ['/x\r\nSet-Cookie: session=theirs', '/'],
    ['/signin', '/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
  ])('brings the session and leads %j to %s', async (next, to) => {
    answers = [signedIn];
    const answer = await post('/signin', { ...account, next });
    expect([answer.status, answer.headers.location]).toEqual([303, to]);
    expect(answer.headers['set-cookie']).toEqual(cookies);
  });

  it('reserves the ticket that was wanted, by the new session', async () => {
    answers = [signedIn, { status: 201, body: { id: 'order1' } }];
    const fields = { ...account, next: `/tickets/${ID}`, reserve: ID };
    const answer = await post('/signup', fields, { cookie: 'session=old; theme=dark' });
    expect([answer.status, answer.headers.location]).toEqual([303, '/orders/order1']);
    expect(answer.headers['set-cookie']).toEqual(cookies);
    expect(asked[1]).toMatchObject({
      method: 'POST',
      path: '/api/orders',
      body: { ticketId: ID },
      headers: { cookie: 'session=new; other=1' },
    });
  });

  it.each<Answer | 'cut'>([
    refusal(403, 'Yours'),
    refusal(404, 'Gone'),
    refusal(409, 'Taken'),
    'cut',
  ])('leads to the ticket when it cannot be reserved: %j', async order => {
    answers = [signedIn, order];
    const answer = await post('/signin', { ...account, reserve: ID });
    expect([answer.status, answer.headers.location]).toEqual([303, `/tickets/${ID}`]);
    expect(answer.headers['set-cookie']).toEqual(cookies);
  });

  it.each(['../../x', '//evil.example', 'a\r\nb', ''])('reserves nothing for %j', async reserve => {
    answers = [signedIn];
    const answer = await post('/signin', { ...account, reserve });
    expect(answer.headers.location).toBe('/');
    expect(asked).toHaveLength(1);
  });

  it('keeps the way on, and the address but not the password, over a refusal', async () => {
    answers = [{ ...refusal(429, 'Too many'), headers: { 'retry-after': '90' } }];
    const answer = await post('/signin', { ...account, next: '/orders', reserve: ID });
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '90']);
    const { url, form } = answer.data.page;
    expect(url).toBe(`/signin?next=%2Forders&reserve=${ID}`);
    expect(form).toEqual({
      name: 'signin',
      problem: problemFrom({ status: 429, retryAfter: '90' }),
      values: { email: account.email },
    });
    expect(asked).toHaveLength(1);
  });

  it('sends what is missing as empty, for auth to judge', async () => {
    answers = [refusal(400, 'email must be given', 'email')];
    const answer = await http.post('/signin');
    expect(answer.status).toBe(400);
    expect(asked[0]!.body).toEqual({ email: '', password: '' });
    expect(answer.data.page.form.problem.fields).toEqual({ email: 'This must be given' });
  });
});

describe('the forms of somebody who is signed out', () => {
  it.each([
    ['/tickets/new', '/signin?next=%2Ftickets%2Fnew'],
    [`/tickets/${ID}/edit`, `/signin?next=%2Ftickets%2F${ID}%2Fedit`],
    [`/tickets/${ID}/withdraw`, `/signin?next=%2Ftickets%2F${ID}%2Fedit`],
    [`/orders/${ID}/cancel`, `/signin?next=%2Forders%2F${ID}`],
    [`/tickets/${ID}/reserve`, `/signin?next=%2Ftickets%2F${ID}&reserve=${ID}`],
  ])('%s leads to %s', async (path, to) => {
    answers = [refusal(401, 'You are not signed in')];
    const answer = await post(path);
    expect([answer.status, answer.headers.location]).toEqual([303, to]);
  });
});

describe('a refusal', () => {
  it('gives back what was typed, whatever it is', async () => {
    answers = [refusal(400, 'price must be a number', 'price')];
    const values = { ...ticket, title: '🎟 ü\0"<script>', price: 'free', venue: ' ' };
    const { status, data } = await post('/tickets/new', { ...values, other: 'dropped' });
    expect(status).toBe(400);
    expect(data.page.form).toEqual({
      name: 'sell',
      problem: { status: 400, fields: { price: 'This must be a number' }, messages: [] },
      values,
    });
  });

  it.each([
    [404, 404],
    [403, 403],
    [307, 303],
    [500, 500],
  ])("is the page's own where that answers %i", async (own, status) => {
    pages = async (_req, res) => void res.writeHead(own, { Location: '/orders' }).end();
    answers = [refusal(409, 'Taken')];
    expect((await post(`/tickets/${ID}/reserve`)).status).toBe(status);
  });

  it('is a 503 when the page cannot do without the service either', async () => {
    pages = async (_req, res) => void res.writeHead(500).end();
    answers = ['cut'];
    expect((await post(`/tickets/${ID}/edit`, ticket)).status).toBe(503);
  });

  it.each(['..', '%2e%2e', 'a%2Fb', 'x'.repeat(65), '%0d%0aX-Bad:1', 'ü', '%3Fa=b'])(
    'of the id %s comes without asking',
    async id => {
      const answer = await post(`/tickets/${id}/reserve`);
      expect([404, 405]).toContain(answer.status);
      expect(asked).toEqual([]);
      expect(answer.headers['x-bad']).toBeUndefined();
    },
  );

  it('has a page that asks for the whole document', async () => {
    answers = [refusal(409, 'Taken')];
    const { data } = await post(`/tickets/${ID}/reserve`, {}, { rsc: '1' });
    expect(data.page.headers.rsc).toBeUndefined();
  });
});

describe('the theme', () => {
  it.each(['light', 'dark', 'system'])('%s is kept for a year', async theme => {
    const answer = await post('/theme', { theme, next: '/orders?cursor=x' });
    expect([answer.status, answer.headers.location]).toEqual([303, '/orders?cursor=x']);
    const [cookie] = answer.headers['set-cookie']!;
    expect(cookie).toMatch(
      new RegExp(`^theme=${theme}; Max-Age=31536000; Path=/; .*SameSite=Lax$`),
    );
  });

  it.each(['', 'pink', 'dark\r\nX: y', 'dark; Domain=evil.example'])('%j is none', async theme => {
    const answer = await post('/theme', { theme });
    expect(answer.status).toBe(400);
    expect(answer.data.errors[0].field).toBe('theme');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ['/signin', '/signin'],
    ['/signup?next=%2Forders', '/signup?next=%2Forders'],
    ['/?q=jazz', '/?q=jazz'],
    ['/api/users/signout', '/'],
    ['//evil.example', '/'],
    ['/signin\r\nX-Bad: 1', '/'],
  ])('leads from %j to %s', async (next, to) => {
    const answer = await post('/theme', { theme: 'dark', next });
    expect(answer.headers.location).toBe(to);
    expect(answer.headers['x-bad']).toBeUndefined();
  });
});
