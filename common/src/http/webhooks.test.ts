import { Router } from 'express';
import request from 'supertest';
import { createApp } from './app';
import { rawJsonBody } from './json-body';

const webhook = Router().post('/api/hook', ...rawJsonBody, (req, res) => {
  res.json({ isRaw: Buffer.isBuffer(req.body), text: String(req.body) });
});
const settings = { JWT_KEY: 'a key for an app under test, long enough', TRUST_PROXY_HOPS: 1 };
const app = createApp(settings, { isStarted: true, isStopping: false }, [], [webhook]);

const post = (body: string) =>
  request(app).post('/api/hook').set('Content-Type', 'application/json').send(body);

describe('a route for other machines', () => {
  it('has the body as it came, JSON or not', async () => {
    for (const text of ['{"a" :  1}', 'no JSON', '{"a":'])
      await post(text).expect(200, { isRaw: true, text });
  });

  it('takes what any site asks, for no cookie counts there', async () => {
    await post('{}').set('Sec-Fetch-Site', 'cross-site').set('Origin', 'null').expect(200);
  });

  it('has the limits of all: 413, 415', async () => {
    const errors = [{ message: 'The body is larger than 100 kB' }];
    await post('x'.repeat(100_001)).expect(413, { errors });
    await request(app).post('/api/hook').set('Content-Type', 'text/plain').send('x').expect(415);
    await post('{}').set('Content-Encoding', 'gzip').expect(415);
  });

  it('takes nothing from the other routes: their checks are as ever', async () => {
    await request(app).get('/api/hook').expect(404);
    await request(app).post('/api/other').set('Sec-Fetch-Site', 'cross-site').expect(403);
  });
});
