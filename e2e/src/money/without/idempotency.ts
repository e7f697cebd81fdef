import { randomUUID } from 'node:crypto';
import type { ClientRequest, RequestOptions } from 'node:http';
import { isPayments, replace } from './patch';

const HEADER = 'Idempotency-Key';

type Request = (options: RequestOptions, ...rest: never[]) => ClientRequest;

/** Control: every try of every call to Stripe has an idempotency key of its own. */
if (isPayments)
  replace<Request>('node:http', 'request', request => (options, ...rest) => {
    const headers = { ...(options.headers as Record<string, string>) };
    if (headers[HEADER]) headers[HEADER] = randomUUID();
    return request({ ...options, headers }, ...rest);
  });
