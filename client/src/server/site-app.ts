import {
  ApiError,
  currentTraceparent,
  errorHandler,
  NotFoundError,
  observe,
  withTrace,
} from '@ticketing/common';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkRouterState } from './router-state';

/** Answers a request for a page. */
export type PageHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

// A policy for scripts needs a nonce in each page's own, so there is none here.
const securityHeaders = helmet({
  contentSecurityPolicy: false,
  referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
});

/** Puts the request in a trace; pages pass the header on to the services. */
const trace: RequestHandler = (req, _res, next) =>
  withTrace(req.get('traceparent'), () => {
    req.headers.traceparent = currentTraceparent();
    next();
  });

/** Pages are only read: what changes something goes to the API. So Next parses no bodies. */
const readOnly: RequestHandler = (req, _res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') return next();
  next(new ApiError(405, 'A page can only be read', { Allow: 'GET, HEAD' }));
};

/** What is around the pages. Paths of the API only come here when no service has them. */
export const createSiteApp = (pages: PageHandler): Express => {
  const app = express();
  app.disable('x-powered-by').set('etag', false);
  app.use(securityHeaders, trace, observe);
  app.use('/api', (_req, _res, next) => next(new NotFoundError()));
  app.use(readOnly, checkRouterState, (req, res) => pages(req, res));
  app.use(errorHandler);
  return app;
};
