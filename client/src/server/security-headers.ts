import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { NONCE_HEADER } from './inside-headers';

const NONCE_BYTES = 16;

/**
 * What Stripe.js needs. Source: https://docs.stripe.com/security/guide#content-security-policy
 * Google Maps, which is named there too, is for the address element that we do not have.
 */
const STRIPE = {
  script: ['https://js.stripe.com', 'https://*.js.stripe.com'],
  frame: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
  connect: ['https://api.stripe.com'],
};

const NOTHING: typeof STRIPE = { script: [], frame: [], connect: [] };

const nonceSource = (req: IncomingMessage): string =>
  `'nonce-${String(req.headers[NONCE_HEADER])}'`;

/**
 * What a page may load. Scripts: those with the request's nonce and what they load in turn. Styles
 * in attributes are allowed, since React writes them; they cannot fetch from elsewhere by the rest.
 */
const policyFor = ({ script, frame, connect }: typeof STRIPE) => ({
  useDefaults: false, // among them is upgrade-insecure-requests, which breaks a site without https
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'", nonceSource, "'strict-dynamic'", ...script],
    'style-src': ["'self'", nonceSource],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...connect],
    'frame-src': frame.length > 0 ? frame : ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  },
});

const newNonce: RequestHandler = (req, _res, next) => {
  req.headers[NONCE_HEADER] = randomBytes(NONCE_BYTES).toString('base64');
  next();
};

/** Next reads the nonce for its own scripts from the policy, as a header of the request. */
const tellNext: RequestHandler = (req, res, next) => {
  req.headers['content-security-policy'] = String(res.getHeader('content-security-policy'));
  next();
};

/**
 * helmet's headers, with a policy that has a new nonce for each request. `withStripe` opens it for
 * Stripe.js on every page: pages change in the browser without a new policy.
 */
export const securityHeaders = (withStripe: boolean): RequestHandler[] => [
  newNonce,
  helmet({
    contentSecurityPolicy: policyFor(withStripe ? STRIPE : NOTHING),
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'deny' },
  }),
  tellNext,
];
