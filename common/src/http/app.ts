import express, { type Express, type RequestHandler, type Response, type Router } from 'express';
import helmet from 'helmet';
import { currentTraceId, withTrace } from '../context';
import { isDatabaseReachable } from '../database';
import { logger } from '../logger';
import { metrics, registry } from '../metrics';
import type { BaseSettings } from '../settings';
import { refuseCrossSite } from './cross-site';
import { deadline } from './deadline';
import { errorHandler, notFound } from './error-handler';
import { jsonBody } from './json-body';
import { session } from './session';

/** The state of a process as its probes see it. */
export interface Life {
  /** Database reached and indexes built. */
  isStarted: boolean;
  isStopping: boolean;
}

/** `/healthz`: alive. `/readyz`: may be sent requests. `/metrics`: Prometheus text. */
export const health = (life: Life, isReachable: () => Promise<boolean>): Router =>
  express
    .Router()
    .get('/healthz', (_req, res) => void res.json({ status: 'ok' }))
    .get('/readyz', async (_req, res) => {
      const isReady = life.isStarted && !life.isStopping && (await isReachable());
      res.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready' });
    })
    .get('/metrics', async (_req, res) => {
      res.type(registry.contentType).send(await registry.metrics());
    });

/** Whether an answer is one that stays open: how long it did so says nothing about speed. */
const isStream = (res: Response) => String(res.get('Content-Type')).startsWith('text/event-stream');

/** Measures and logs each request. */
export const observe: RequestHandler = (req, res, next) => {
  const start = process.hrtime.bigint();
  const traceId = currentTraceId(); // not known any more when a connection ends on its own
  res.once('close', () => {
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    const { method, path } = req;
    const route = (req.route as { path?: string } | undefined)?.path ?? 'none';
    const status = res.statusCode;
    if (!isStream(res))
      metrics.requestSeconds.observe({ method, route, status: String(status) }, seconds);
    const ms = Math.round(seconds * 1e3);
    logger.info({ traceId, method, path, status, ms }, isStream(res) ? 'stream' : 'request');
  });
  next();
};

/**
 * A service's Express app. The order here is the order of the checks: another site's change (403),
 * the body (413, 415, 400), then what each route asks for. Nothing here does I/O.
 *
 * `webhooks` are routes for other machines. They come before all that: no page of any site can use
 * them, since each checks a signature, over the body as it came (a Buffer in `req.body`).
 */
export const createApp = (
  settings: Pick<BaseSettings, 'JWT_KEY' | 'TRUST_PROXY_HOPS'>,
  life: Life,
  routes: RequestHandler[],
  webhooks: RequestHandler[] = [],
): Express => {
  const app = express();
  app.set('trust proxy', settings.TRUST_PROXY_HOPS);
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(helmet());
  app.use(health(life, isDatabaseReachable));
  app.use((req, _res, next) => withTrace(req.get('traceparent'), next));
  app.use(observe);
  app.use((_req, res, next) => {
    // Answers depend on who asks and change at any moment: no cache may keep one.
    res.set('Cache-Control', 'no-store');
    next();
  });
  if (webhooks.length > 0) app.use(webhooks);
  app.use(refuseCrossSite, jsonBody, deadline, session(settings.JWT_KEY));
  if (routes.length > 0) app.use(routes);
  app.use(notFound, errorHandler);
  return app;
};
