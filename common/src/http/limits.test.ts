import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import express from 'express';
import { createHttpServer, KEEP_ALIVE_MS, listen, REQUEST_TIMEOUT_MS } from './server';
import { eventually, rawHttp, testApp } from '../testing';

// It measures time, and the other tests make the machine slow for moments.
jest.retryTimes(2);

const echo = express.Router().post('/api/echo', (req, res) => void res.json({ body: req.body }));
let server: Server;
let url: string;
beforeAll(async () => {
  server = createHttpServer(testApp([echo]));
  url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
});
afterAll(() => server.close());

const JSON_TYPE = 'application/json; charset=utf-8';
const error = (message: string) => ({ errors: [{ message }] });
const ask = async (bytes: string) => {
  const { status, headers, body, ms } = await rawHttp(url, bytes);
  expect(headers).toMatchObject({ 'content-type': JSON_TYPE, connection: 'close' });
  return { status, body: JSON.parse(body) as unknown, ms };
};
const POST = 'POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

describe('a request that does not come to its end', () => {
  const body = error('The request was not complete in time');
  it.concurrent.each([
    ['half a request line', 'GET /api'],
    ['half of the headers', 'GET / HTTP/1.1\r\nHost: x\r\nX-'],
    ['no body', `${POST}Content-Length: 20\r\n\r\n`],
    ['half a body', `${POST}Content-Length: 20\r\n\r\n{"a":`],
    ['half a body in chunks', `${POST}Transfer-Encoding: chunked\r\n\r\n2\r\n{"\r\n`],
  ])('is answered 408 after 5 s and let go: %s', async (_what, bytes) => {
    const { status, ms, ...answer } = await ask(bytes);
    expect({ status, ...answer }).toEqual({ status: 408, body });
    expect(ms).toBeGreaterThanOrEqual(REQUEST_TIMEOUT_MS - 100);
    expect(ms).toBeLessThan(REQUEST_TIMEOUT_MS + 2_000);
  });
});

describe('a connection that a proxy opens ahead of need', () => {
  const isOver = (ours: Socket) =>
    new Promise<void>(resolve =>
      server.on('clientError', ({ code }: NodeJS.ErrnoException, theirs) => {
        const isOurs = (theirs as Socket).remotePort === ours.localPort;
        if (isOurs && code === 'ERR_HTTP_REQUEST_TIMEOUT') resolve();
      }),
    );

  it('is kept, serves the request that comes at last, and limits its time', async () => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) });
    socket.setEncoding('utf8');
    let received = '';
    socket.on('data', text => (received += text as unknown as string));
    await isOver(socket);
    socket.write('GET /api/nothing HTTP/1.1\r\nHost: x\r\n\r\n');
    await eventually(() => expect(received).toMatch(/^HTTP\/1.1 404 /));
    received = '';
    socket.write('GET /api');
    await once(socket, 'end');
    expect(received).toMatch(/^HTTP\/1.1 408 /);
  }, 20_000);
});

describe('a request that is no HTTP', () => {
  it.each([
    ['words', 'hello\r\n\r\n', 400],
    ['the hello of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['an unknown method', 'SELL / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['an unknown version', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n', 400],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: x\r\n: x\r\n\r\n', 400],
    ['a NUL in a header', 'GET / HTTP/1.1\r\nHost: x\r\nX: \0\r\n\r\n', 400],
    ['two lengths', `${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400],
    ['a length that is none', `${POST}Content-Length: -1\r\n\r\n`, 400],
    ['a length and chunks', `${POST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`, 400],
    ['an encoding that is none', `${POST}Transfer-Encoding: x\r\n\r\n`, 400],
    ['a chunk of no size', `${POST}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`, 400],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    ['an odd expectation', `${POST}Expect: x\r\nContent-Length: 2\r\n\r\n{}`, 417],
    ['headers beyond measure', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n`, 431],
    ['an address beyond measure', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n`, 431],
  ])('is answered in the one shape: %s', async (_what, bytes, status) => {
    const answer = await ask(bytes);
    expect(answer).toMatchObject({ status, body: { errors: [{ message: expect.any(String) }] } });
  });

  it('is let go of, though its client stays', async () => {
    const stays = connect({
      host: '127.0.0.1',
      port: Number(new URL(url).port),
      allowHalfOpen: true,
    });
    stays.write('hello\r\n\r\n');
    await once(stays.resume(), 'end');
    await eventually(async () =>
      expect(await promisify(server.getConnections).call(server)).toBe(0),
    );
    stays.destroy();
  });

  it('leaves the server in good health', async () => {
    const { status } = await rawHttp(
      url,
      `${POST}Expect: 100-continue\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`,
    );
    expect(status).toBe(100);
    expect((await rawHttp(url, 'GET /healthz HTTP/1.0\r\n\r\n')).status).toBe(200);
  });
});

it('keeps connections longer than the proxy before it does', () => {
  expect(KEEP_ALIVE_MS).toBeGreaterThan(60_000);
  expect(server).toMatchObject({
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: REQUEST_TIMEOUT_MS,
    maxConnections: 10_000,
  });
});
