import {
  ApiError,
  currentTraceparent,
  errorHandler,
  NotFoundError,
  observe,
  withTrace,
} from '@ticketing/common';
import express, { type Express, type RequestHandler } from 'express';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { awayStatus } from './away-status';
import { forms } from './forms';
import { dropInsideHeaders } from './inside-headers';
import { checkRouterState } from './router-state';
import { securityHeaders } from './security-headers';
import { unknownPath } from './unknown-path';

/** Answers a request for a page. */
export type PageHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Puts the request in a trace; pages pass the header on to the services. */
const trace: RequestHandler = (req, _res, next) =>
  withTrace(req.get('traceparent'), () => {
    req.headers.traceparent = currentTraceparent();
    next();
  });

/** Refuses the other methods: a page is read, so Next parses no bodies. */
const allowOnly =
  (...methods: string[]): RequestHandler =>
  (req, _res, next) => {
    if (methods.includes(req.method)) return next();
    next(new ApiError(405, 'A page can only be read', { Allow: 'GET, HEAD' }));
  };

interface SiteOptions {
  /** Whether pages may load Stripe.js. */
  withStripe: boolean;
}

/** What is around the pages. Paths of the API only come here when no service has them. */
export const createSiteApp = (pages: PageHandler, { withStripe }: SiteOptions): Express => {
  const app = express();
  app.disable('x-powered-by').set('etag', false);
  app.use(dropInsideHeaders, securityHeaders(withStripe), trace, observe);
  app.use('/api', (_req, _res, next) => next(new NotFoundError()));
  app.use(
    awayStatus,
    unknownPath,
    allowOnly('GET', 'HEAD', 'POST'),
    forms(pages),
    allowOnly('GET', 'HEAD'),
  );
  app.use(checkRouterState, (req, res) => pages(req, res));
  app.use(errorHandler);
  return app;
};
