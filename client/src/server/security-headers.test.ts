import express from 'express';
import request from 'supertest';
import { NONCE_HEADER } from './inside-headers';
import { securityHeaders } from './security-headers';

/** The policy by directive, and what the page behind it was told. */
const ask = async (withStripe: boolean) => {
  const app = express()
    .use(securityHeaders(withStripe))
    .use((req, res) => {
      res.json({
        policy: req.headers['content-security-policy'],
        nonce: req.headers[NONCE_HEADER],
      });
    });
  const { headers, body } = await request(app).get('/');
  const policy = headers['content-security-policy']!;
  const directives = policy.split(';').map(each => {
    const [name, ...sources] = each.trim().split(' ');
    return [name, sources.join(' ')];
  });
  return { policy, directives: Object.fromEntries(directives), told: body };
};

describe('the policy for what a page may load', () => {
  it('allows what is ours, and scripts by the nonce', async () => {
    const { policy, directives, told } = await ask(false);
    expect(told.nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(told.policy).toBe(policy);
    expect(directives).toEqual({
      'default-src': "'self'",
      'script-src': `'self' 'nonce-${told.nonce}' 'strict-dynamic'`,
      'style-src': `'self' 'nonce-${told.nonce}'`,
      'style-src-attr': "'unsafe-inline'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'frame-src': "'none'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    });
  });

  it('has another nonce for each request', async () => {
    const nonces = await Promise.all([1, 2, 3].map(async () => (await ask(false)).told.nonce));
    expect(new Set(nonces).size).toBe(3);
  });

  it('lets Stripe.js in where Stripe is used', async () => {
    const { directives, told } = await ask(true);
    expect(directives).toMatchObject({
      'script-src':
        `'self' 'nonce-${told.nonce}' 'strict-dynamic' ` +
        'https://js.stripe.com https://*.js.stripe.com',
      'frame-src': 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
      'connect-src': "'self' https://api.stripe.com",
    });
  });
});
