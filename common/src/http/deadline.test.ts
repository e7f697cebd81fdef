import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import express from 'express';
import { createHttpServer, listen } from './server';
import { testApp } from '../testing';

const LATE_MS = 6_000;
const late = () => new Promise(resolve => setTimeout(resolve, LATE_MS));
let lateAnswers = 0;

const router = express
  .Router()
  .get('/api/never', () => undefined)
  .get('/api/answers-late', async (_req, res) => {
    await late();
    lateAnswers++;
    res.json({ late: true });
  })
  .get('/api/fails-late', async () => {
    await late();
    lateAnswers++;
    throw new Error('late');
  })
  .get('/api/now', (_req, res) => void res.json({ now: true }));

let server: Server;
let port: number;
beforeAll(async () => {
  server = createHttpServer(testApp([router]));
  port = await listen(server, 0, '127.0.0.1');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = async (path: string, agent: Agent) => {
  const start = Date.now();
  const asked = get({ host: '127.0.0.1', port, path, agent });
  const [res] = (await once(asked, 'response')) as [IncomingMessage];
  const body = JSON.parse(await text(res)) as unknown;
  return { status: res.statusCode, ms: Date.now() - start, body, socket: asked.socket };
};

describe('a route that does not answer', () => {
  it.each(['/api/never', '/api/answers-late', '/api/fails-late'])(
    'is answered 503 within 5 s, and what it does later harms nobody: %s',
    async path => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const before = lateAnswers;
      const { status, ms, body, socket } = await ask(path, agent);
      expect(body).toEqual({
        errors: [{ message: 'The service is unavailable for the moment, please try again' }],
      });
      expect([status, ms < 5_000]).toEqual([503, true]);
      if (path !== '/api/never')
        while (lateAnswers === before) await new Promise(resolve => setTimeout(resolve, 20));
      // The late answer must not have taken the connection, which is another request's by now.
      const next = await ask('/api/now', agent);
      expect([next.status, next.socket === socket]).toEqual([200, true]);
      agent.destroy();
    },
  );
});
