import express from 'express';
import request from 'supertest';
import { registry } from '../metrics';
import { testApp } from '../testing';

const router = express
  .Router()
  .get('/api/address', (req, res) => void res.json([req.ip, req.hostname, req.protocol]))
  .get('/api/things/:id', (_req, res) => void res.json({}));
const app = testApp([router]);
const notFound = { errors: [{ message: 'Not found' }] };

describe("a service's app", () => {
  it.each([
    ['get', '/'],
    ['get', '/api'],
    ['get', '/api/unknown'],
    ['post', '/api/unknown'],
    ['put', '/api/address'],
    ['patch', '/api/address'],
    ['delete', '/api/address'],
    ['post', '/healthz'],
    ['get', '/api/address/x'],
    ['get', '/%E0%A4%A'],
    ['get', '/api/things/%E0%A4%A'],
    ['get', '//api/address'],
    ['get', '/../../etc/passwd'],
    ['get', '/?__proto__[x]=1'],
    ['get', `/api/${'x'.repeat(5_000)}`],
  ])('answers 404 in the one shape to %s %.40s', (method, path) =>
    request(app)[method as 'get'](path).expect(404, notFound),
  );

  it('answers HEAD and OPTIONS without a body', async () => {
    await request(app).head('/api/address').expect(200, {});
    await request(app).head('/api/unknown').expect(404, {});
    await request(app).options('/api/address').expect('Allow', 'GET, HEAD').expect(200);
  });

  it.each(['/api/address', '/api/unknown', '/healthz', '/readyz', '/metrics'])(
    'has helmet on: %s',
    async path => {
      const { headers } = await request(app).get(path);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'self'"),
        'strict-transport-security': expect.stringContaining('max-age='),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('etag');
    },
  );

  it('lets no cache keep an answer', () =>
    request(app).get('/api/address').expect('Cache-Control', 'no-store'));

  it.each([
    [1, '1.1.1.1', '1.1.1.1'],
    [1, '6.6.6.6, 1.1.1.1', '1.1.1.1'],
    [2, '6.6.6.6, 1.1.1.1, 2.2.2.2', '1.1.1.1'],
    [2, '1.1.1.1', '1.1.1.1'],
    [0, '6.6.6.6', '127.0.0.1'],
  ])('behind %d proxies takes "%s" for the address %s', async (hops, forwardedFor, ip) => {
    const { body } = await request(testApp([router], { hops }))
      .get('/api/address')
      .set('X-Forwarded-For', forwardedFor)
      .expect(200);
    expect((body as string[])[0]!.replace('::ffff:', '')).toBe(ip);
  });

  it.each(['', 'nonsense', ',,,', '\t', '1.1.1.1, '.repeat(500)])(
    'bears any X-Forwarded-For: %.20j',
    forwardedFor =>
      request(app).get('/api/address').set('X-Forwarded-For', forwardedFor).expect(200),
  );

  it('measures requests by their route, so that no client makes up names', async () => {
    await request(app).get('/api/things/5').expect(200);
    await request(app).get('/api/made-up').expect(404);
    const text = await registry.metrics();
    expect(text).toContain('method="GET",route="/api/things/:id",status="200"');
    expect(text).toContain('method="GET",route="none",status="404"');
    expect(text).not.toContain('made-up');
  });
});
