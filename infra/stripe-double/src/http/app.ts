import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { control, type Controlled } from '../routes/control';
import { paymentIntents } from '../routes/payment-intents';
import { paymentMethods } from '../routes/payment-methods';
import { refunds } from '../routes/refunds';
import { ApiError, brokenInside } from './api-error';
import { answerOf, type Context } from './endpoint';

const MAX_BODY = '100kb';

/** A request as it came, for tests that look at what was sent. */
export interface SeenRequest {
  method: string;
  path: string;
  /** The form's or the query's fields; numbers and flags are text, as on the wire. */
  params: Record<string, unknown>;
  /** The idempotency key. */
  key: string | undefined;
  authorization: string | undefined;
  /** The version of the API that the caller speaks. */
  version: string | undefined;
}

const authenticate =
  (apiKey: string | undefined): RequestHandler =>
  (req, _res, next) => {
    const given = /^Bearer (\S+)$/.exec(req.get('Authorization') ?? '')?.[1];
    const refuse = (message: string) =>
      new ApiError(401, { type: 'invalid_request_error', message });
    if (!given)
      throw refuse(
        'You did not provide an API key. You need to provide your API key in the Authorization ' +
          "header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
      );
    if (apiKey === undefined ? !/^[rs]k_test_\w+$/.test(given) : given !== apiKey)
      throw refuse(`Invalid API Key provided: ${given.slice(0, 8)}***`);
    next();
  };

const note =
  (see: (request: SeenRequest) => void): RequestHandler =>
  (req, _res, next) => {
    see({
      method: req.method,
      path: req.path,
      params: (req.method === 'GET' ? req.query : (req.body ?? {})) as Record<string, unknown>,
      key: req.get('Idempotency-Key'),
      authorization: req.get('Authorization'),
      version: req.get('Stripe-Version'),
    });
    next();
  };

const unknownPath: RequestHandler = req => {
  throw new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${req.method}: ${req.path}).`,
  });
};

const asStripe: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  if (!(error instanceof ApiError)) process.stderr.write(`${String((error as Error).stack)}\n`);
  const { status, body, requestId } = answerOf(error instanceof ApiError ? error : brokenInside());
  res.set('Request-Id', requestId);
  if (status === 429 && JSON.stringify(body).includes('lock_timeout'))
    res.set('Stripe-Should-Retry', 'true');
  res.status(status).json(body);
};

export const createApp = (
  context: Context,
  controlled: Controlled,
  see: (request: SeenRequest) => void,
  apiKey?: string,
): Express =>
  express()
    .disable('x-powered-by')
    .disable('etag')
    .set('query parser', 'extended')
    .use('/_double', control(controlled))
    .use(authenticate(apiKey))
    .use(express.urlencoded({ extended: true, limit: MAX_BODY }))
    .use(note(see))
    .use(paymentIntents(context), paymentMethods(context), refunds(context))
    .use(unknownPath)
    .use(asStripe);
