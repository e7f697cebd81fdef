import { readFileSync } from 'node:fs';
import { createServer, request, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from '../engines/ports';
import { waitFor } from '../engines/wait';
import { readRoutes, routeOf } from './routes';
import { gatewayServer, stopServer } from './server';

const manifest = readFileSync(join(__dirname, '../../../k8s/base/ingress.yaml'), 'utf8');
const routes = readRoutes(manifest);
const services = ['auth', 'tickets', 'orders', 'payments', 'client'];

const open: Server[] = [];
const listen = async (server: Server, port = 0): Promise<string> => {
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  open.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const serve = (listener: RequestListener, port = 0) => listen(createServer(listener), port);

/** A gateway before one upstream that stands for all services. */
const gatewayBefore = async (listener: RequestListener): Promise<string> => {
  const upstream = await serve(listener);
  return listen(gatewayServer(routes, Object.fromEntries(services.map(name => [name, upstream]))));
};

afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
});

/** What a raw request line gets: `fetch` would tidy the path up before it sends it. */
const rawGet = (url: string, path: string, headers = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, headers }, res => resolve(text(res)))
      .on('error', reject)
      .end();
  });

describe('routes', () => {
  test.each([
    ['/', 'client'],
    ['/tickets/1', 'client'],
    ['/api', 'client'],
    ['/api/unknown', 'client'],
    ['/healthz', 'client'],
    ['/api/users/signin', 'auth'],
    ['/api/users', 'auth'],
    ['/api/users/', 'auth'],
    ['/api/usersandmore', 'client'],
    ['/api/tickets/1', 'tickets'],
    ['/api/orders', 'orders'],
    ['/api/orders-of-mine', 'client'],
    ['/api/payments', 'payments'],
    ['/API/payments', 'client'],
  ])('%s goes to %s', (path, service) => {
    expect(routeOf(routes, path)?.service).toBe(service);
  });

  test('a path of a type that is not understood is refused', () => {
    const exact = manifest.replace('pathType: Prefix', 'pathType: Exact');
    expect(() => readRoutes(exact)).toThrow('The Ingress path /api/users is of type Exact');
    expect(() => readRoutes('kind: Service')).toThrow('has no paths');
  });
});

test('each service gets its paths as they were sent, and dots cannot lead around the routes', async () => {
  const addresses: Record<string, string> = {};
  for (const name of services) {
    addresses[name] = await serve((req, res) => void res.end(`${name} ${req.url}`));
  }
  const url = await listen(gatewayServer(routes, addresses));
  expect(await rawGet(url, '/api/tickets?q=a%20b&x=?')).toBe('tickets /api/tickets?q=a%20b&x=?');
  expect(await rawGet(url, '/api/orders/..%2f..%2fmetrics')).toMatch(
    /^orders \/api\/orders\/\.\.%2f/,
  );
  expect(await rawGet(url, '/api/users/../../metrics')).toBe('client /metrics');
  expect(await rawGet(url, '/api/users/%2e%2e/%2E%2e/metrics')).toBe('client /metrics');
  expect(await rawGet(url, '//api/users')).toBe('client //api/users');
});

test('what a client says about itself is replaced; its Host is kept', async () => {
  const url = await gatewayBefore((req, res) => void res.end(JSON.stringify(req.headers)));
  const headers = {
    host: 'ticketing.dev',
    'x-forwarded-for': '6.6.6.6',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'evil.example',
    'x-real-ip': '6.6.6.6',
    forwarded: 'for=6.6.6.6',
  };
  expect(JSON.parse(await rawGet(url, '/api/users', headers))).toMatchObject({
    host: 'ticketing.dev',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': 'ticketing.dev',
    'x-real-ip': '127.0.0.1',
  });
  expect(await rawGet(url, '/', headers)).not.toContain('6.6.6.6');
});

test('status, headers, several cookies and a body pass both ways', async () => {
  const url = await gatewayBefore((req, res) => {
    res.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-method': req.method });
    req.pipe(res);
  });
  const body = 'x'.repeat(300_000);
  const response = await fetch(`${url}/api/tickets`, { method: 'POST', body });
  expect(response.status).toBe(201);
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(response.headers.get('x-method')).toBe('POST');
  expect(await response.text()).toBe(body);
});

test('a stream is passed on piece by piece', async () => {
  let next: () => void = () => undefined;
  const url = await gatewayBefore((_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.write('data: 1\n\n');
    next = () => res.end('data: 2\n\n');
  });
  const response = await fetch(`${url}/api/orders/1`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toBe('data: 1\n\n');
  next();
  expect((await reader.read()).value).toBe('data: 2\n\n');
});

/** A gateway before a service with one stream that never ends, and a reader of it. */
const openStream = async () => {
  const left = { service: 0 };
  const upstream = await serve((_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.write('data: 1\n\n');
    res.once('close', () => (left.service += 1));
  });
  const server = gatewayServer(routes, Object.fromEntries(services.map(name => [name, upstream])));
  const url = await listen(server);
  const reading = new AbortController();
  const { signal } = reading;
  const response = await fetch(`${url}/api/orders/events`, { signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toBe('data: 1\n\n');
  return { left, server, reader, reading, url };
};

test('a reader that leaves its stream is gone for the service too', async () => {
  const { left, reading } = await openStream();
  reading.abort();
  await waitFor(async () => expect(left.service).toBe(1), 2_000);
});

test('a gateway that stops ends streams in order, and waits for none', async () => {
  const { left, server, reader } = await openStream();
  await stopServer(server);
  expect((await reader.read()).done).toBe(true);
  await waitFor(async () => expect(left.service).toBe(1), 2_000);
});

test('streams leave connections for other requests', async () => {
  const STREAMS = 300;
  const { url, left } = await openStream();
  const aborts = Array.from({ length: STREAMS }, () => new AbortController());
  await Promise.all(aborts.map(({ signal }) => fetch(`${url}/api/orders/events`, { signal })));
  aborts.forEach(abort => abort.abort());
  await waitFor(async () => expect(left.service).toBe(STREAMS), 5_000);
});

test('requests wait for a service that is being started again, bodies included', async () => {
  const port = await freePort();
  const upstream = `http://127.0.0.1:${port}`;
  const addresses = Object.fromEntries(services.map(name => [name, upstream]));
  const url = await listen(gatewayServer(routes, addresses));
  const answers = ['GET', 'POST', 'DELETE'].map(method =>
    fetch(`${url}/api/orders`, { method, ...(method === 'POST' ? { body: 'abc' } : {}) }),
  );
  setTimeout(() => void serve((req, res) => void req.pipe(res), port), 1_000);
  const texts = await Promise.all(answers.map(async answer => (await answer).text()));
  expect(texts).toEqual(['', 'abc', '']);
});

test('a service that stays away is answered for with 503', async () => {
  const away = `http://127.0.0.1:${await freePort()}`;
  const addresses = Object.fromEntries(services.map(name => [name, away]));
  const url = await listen(gatewayServer(routes, addresses));
  const response = await fetch(`${url}/api/orders`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({
    errors: [{ message: 'The service orders does not answer at the moment' }],
  });
});

test('a read whose connection broke is asked again; a change is not', async () => {
  let calls = 0;
  const url = await gatewayBefore((req, res) => {
    calls += 1;
    if (calls === 1) req.socket.destroy();
    else res.end('here');
  });
  expect(await (await fetch(`${url}/api/tickets`)).text()).toBe('here');
  calls = 0;
  const answer = await fetch(`${url}/api/tickets`, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(503);
  expect(calls).toBe(1);
});

test('an answer that was cut off does not look complete', async () => {
  const url = await gatewayBefore((_req, res) => {
    res.writeHead(200, { 'content-length': 100 });
    res.write('half');
    setTimeout(() => res.destroy(), 50);
  });
  const response = await fetch(`${url}/`);
  await expect(response.text()).rejects.toThrow();
});

test('the body of a DELETE cannot become the next request', async () => {
  const seen: string[] = [];
  const url = await gatewayBefore((req, res) => {
    seen.push(`${req.method} ${req.url}`);
    req.resume().on('end', () => res.end('ok'));
  });
  const hidden = 'GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n';
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(
    'DELETE /api/orders/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n' +
      `Connection: close\r\n\r\n${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`,
  );
  expect(await text(socket)).toMatch(/^HTTP\/1.1 200/);
  await fetch(`${url}/api/orders`);
  expect(seen).toEqual(['DELETE /api/orders/1', 'GET /api/orders']);
});

test('an answer before the end of a request is seen by who sends on, and ends the connection', async () => {
  const left = new Set<string>();
  const url = await gatewayBefore((req, res) => {
    const { socket } = req;
    left.add(`${socket.remotePort}`);
    socket.once('close', () => left.delete(`${socket.remotePort}`));
    res.writeHead(413).end('too large');
  });
  const large = await fetch(`${url}/api/tickets`, { method: 'POST', body: 'x'.repeat(5_000_000) });
  expect([large.status, await large.text()]).toEqual([413, 'too large']);
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('POST /api/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf');
  const answers = await text(socket);
  expect(answers.match(/HTTP\/1.1 /g)).toHaveLength(1);
  await waitFor(async () => expect(left.size).toBe(0), 2_000);
});

test('what is not HTTP is answered in the one shape', async () => {
  const url = await gatewayBefore((_req, res) => void res.end());
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('nonsense\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1.1 400 [^]*\{"errors":\[\{"message":"/);
});
