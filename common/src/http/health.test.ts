import mongoose from 'mongoose';
import request from 'supertest';
import { startMongo, type RunningEngine } from '@ticketing/local';
import { connectDatabase } from '../database';
import { eventually, testApp } from '../testing';

// It measures time, and the other tests make the machine slow for moments.
jest.retryTimes(2);

const app = testApp();
let mongod: RunningEngine;
beforeAll(async () => {
  mongod = await startMongo();
  await connectDatabase(mongod.url, []);
}, 60_000);
afterAll(async () => {
  await mongoose.disconnect();
  await mongod.stop();
});

const READY = { status: 'ready' };
const NOT_READY = { status: 'not ready' };

describe('the probes', () => {
  it('say alive, ready, and the metrics in Prometheus text', async () => {
    await request(app).get('/healthz').expect(200, { status: 'ok' });
    await request(app).get('/readyz').expect(200, READY);
    const { text } = await request(app)
      .get('/metrics')
      .expect(200)
      .expect('Content-Type', /^text\/plain; version=0\.0\.4/);
    expect(text).toMatch(/^event_bus_connected \d$/m);
  });

  it('say that a stopping process is alive and not ready', async () => {
    const stopping = testApp([], { isStopping: true });
    await request(stopping).get('/healthz').expect(200);
    await request(stopping).get('/readyz').expect(503, NOT_READY);
  });

  it('say that it is not ready within 5 s while the database is silent, and ready after', async () => {
    process.kill(mongod.pid, 'SIGSTOP');
    try {
      const start = Date.now();
      await request(app).get('/healthz').expect(200);
      await request(app).get('/readyz').expect(503, NOT_READY);
      expect(Date.now() - start).toBeLessThan(5_000);
    } finally {
      process.kill(mongod.pid, 'SIGCONT');
    }
    await eventually(() => request(app).get('/readyz').expect(200, READY));
  });

  it('say that it is not ready while the database is gone, and ready when it is back', async () => {
    await mongod.kill9();
    await request(app).get('/readyz').expect(503, NOT_READY);
    await request(app).get('/healthz').expect(200);
    await mongod.restart();
    await eventually(() => request(app).get('/readyz').expect(200, READY));
  }, 60_000);
});
