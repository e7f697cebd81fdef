import { gzipSync } from 'node:zlib';
import express from 'express';
import request from 'supertest';
import { createHttpServer, listen } from './server';
import { BODY_LIMIT_BYTES } from './json-body';
import { text, validate } from './validate';
import { rawHttp, testApp } from '../testing';

const echo = express.Router().all('/api/echo', (req, res) => void res.json({ body: req.body }));
const titled = express.Router().post('/api/titled', validate(text('title', { max: 9 })));
const app = testApp([echo]);
const post = () => request(app).post('/api/echo');
const send = (body: string | Buffer, type = 'application/json') =>
  post()
    .set('Content-Type', type)
    .serialize(x => x as string)
    .send(body);
const error = (message: string) => ({ errors: [{ message }] });

const TOO_LARGE = error('The body is larger than 100 kB');
const NOT_JSON = error('The body must be JSON (Content-Type: application/json)');
const NOT_PLAIN = error('The body must be plain JSON in UTF-8');
const NOT_VALID = error('The body is not valid JSON');
const NO_OBJECT = error('The body must be a JSON object');

/** A JSON object of exactly so many bytes. */
const objectOf = (bytes: number) => `{"a":"${'x'.repeat(bytes - 8)}"}`;

describe('a JSON body', () => {
  it.each([
    ['an object', '{"a":[1,null,"é"]}', { a: [1, null, 'é'] }],
    ['an empty object', '{}', {}],
    ['nothing', '', {}],
    ['a byte order mark before it', '\ufeff{"a":1}', { a: 1 }],
    ['space around it', ' \r\n\t{"a":1}\n', { a: 1 }],
  ])('may be %s', (_what, text, body) => send(text).expect(200, { body }));

  it('may be absent', async () => {
    await post().expect(200, { body: {} });
    await request(app).get('/api/echo').expect(200, { body: {} });
    await request(app).delete('/api/echo').set('Content-Length', '0').expect(200, { body: {} });
  });

  it.each([
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'APPLICATION/JSON',
  ])('may say %s', type => send('{"a":"é"}', type).expect(200, { body: { a: 'é' } }));

  it('may be as large as the limit and no larger', async () => {
    await send(objectOf(BODY_LIMIT_BYTES)).expect(200);
    await send(objectOf(BODY_LIMIT_BYTES + 1)).expect(413, TOO_LARGE);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/ld+json',
    'application/jsonx',
    'text/json',
    'json',
    '*/*',
  ])('is nothing else: %s', type => send('{"a":1}', type).expect(415, NOT_JSON));

  it.each([
    ['latin1', 'application/json; charset=latin1', undefined],
    ['a charset of no meaning', 'application/json; charset=x', undefined],
    ['gzip', 'application/json', 'gzip'],
    ['deflate', 'application/json', 'deflate'],
    ['an encoding of no meaning', 'application/json', 'x'],
  ])('is plain: not %s', (_what, type, encoding) => {
    const asked = post()
      .set('Content-Type', type)
      .serialize(x => x as string);
    if (encoding) void asked.set('Content-Encoding', encoding);
    return asked.send(encoding === 'gzip' ? gzipSync('{}') : '{"a":1}').expect(415, NOT_PLAIN);
  });

  it.each([
    '{',
    '{"a":1',
    '{"a":1,}',
    "{'a':1}",
    '{"a":NaN}',
    '{"a":01}',
    '{"a":1}{"a":2}',
    '{"a":"\u0000"}',
    '{"a":"\n"}',
    'null',
    'true',
    '1',
    '"text"',
    'undefined',
    '\u0000',
    '<a/>',
  ])('can be read, and is an object: not %j', text => send(text).expect(400, NOT_VALID));

  it.each(['[]', '[1]', '[{"a":1}]', `${'['.repeat(40_000)}${']'.repeat(40_000)}`])(
    'is no array: %.20s',
    text => send(text).expect(400, NO_OBJECT),
  );

  it.each([
    ['objects', '{"a":', '1', '}'],
    ['lists', '{"a":[', '{"a":1}', ']}'],
  ])('may nest %s as deep as fits', async (_what, open, core, close) => {
    const depth = 10_000;
    const { body } = await request(testApp([titled]))
      .post('/api/titled')
      .type('json')
      .send(`{"title":${open.repeat(depth)}${core}${close.repeat(depth)}}`)
      .expect(400);
    expect(body).toEqual({ errors: [{ message: 'title must be a text', field: 'title' }] });
  });

  it('may not be broken UTF-8 that breaks the text around it', () =>
    send(Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xc3, 0x22, 0x7d])).expect(200, {
      body: { a: '\ufffd\ufffd' },
    }));

  it.each(['__proto__', 'constructor', 'prototype'])('changes no prototype by %s', async key => {
    await send(`{"${key}":{"polluted":true},"toString":1,"hasOwnProperty":2}`).expect(200);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a body as it arrives', () => {
  const server = createHttpServer(app);
  let url: string;
  beforeAll(async () => {
    url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  });
  afterAll(() => server.close());

  const raw = async (headers: string[], body: string) => {
    const lines = ['POST /api/echo HTTP/1.1', 'Host: x', 'Connection: close', ...headers];
    const { status, body: text } = await rawHttp(url, `${lines.join('\r\n')}\r\n\r\n${body}`);
    return [status, JSON.parse(text) as unknown];
  };
  const JSON_TYPE = 'Content-Type: application/json';
  const CHUNKED = 'Transfer-Encoding: chunked';
  const chunks = (text: string, size: number) =>
    `${(text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [])
      .map(chunk => `${chunk.length.toString(16)}\r\n${chunk}\r\n`)
      .join('')}0\r\n\r\n`;

  it('may come in chunks', async () =>
    expect(await raw([JSON_TYPE, CHUNKED], chunks('{"a":"bc"}', 3))).toEqual([
      200,
      { body: { a: 'bc' } },
    ]));

  it('may be empty in chunks', async () =>
    expect(await raw([JSON_TYPE, CHUNKED], '0\r\n\r\n')).toEqual([200, { body: {} }]));

  it('is limited in chunks', async () =>
    expect(await raw([JSON_TYPE, CHUNKED], chunks(objectOf(120_000), 10_000))).toEqual([
      413,
      TOO_LARGE,
    ]));

  it('is JSON in chunks', async () =>
    expect(await raw(['Content-Type: text/plain', CHUNKED], chunks('{}', 9))).toEqual([
      415,
      NOT_JSON,
    ]));

  it('must say that it is JSON', async () =>
    expect(await raw(['Content-Length: 2'], '{}')).toEqual([415, NOT_JSON]));

  it('is refused by its declared length, before its type and before it has come', async () =>
    expect(await raw(['Content-Type: text/plain', 'Content-Length: 100001'], '')).toEqual([
      413,
      TOO_LARGE,
    ]));
});
