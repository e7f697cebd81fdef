import type { RequestHandler } from 'express';

/** The nonce of the page that is being answered, for the page itself. */
export const NONCE_HEADER = 'x-page-nonce';

/** What became of the form that was posted, for the page that is rendered again. */
export const FORM_RESULT_HEADER = 'x-form-result';

/**
 * The headers of a request by which this process talks to Next. Whoever could send one from outside
 * could choose the nonce, put words on our pages, or reach Next's own way of taking changes.
 */
const INSIDE_HEADERS = [
  NONCE_HEADER,
  FORM_RESULT_HEADER,
  'content-security-policy',
  'content-security-policy-report-only',
  'next-action',
];

/** Drops what only this process may say. */
export const dropInsideHeaders: RequestHandler = (req, _res, next) => {
  for (const name of INSIDE_HEADERS) delete req.headers[name];
  next();
};
