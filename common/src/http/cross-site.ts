import type { Request, RequestHandler } from 'express';
import { ForbiddenError } from '../errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const originHost = (origin: string): URL | undefined => {
  try {
    return new URL(origin);
  } catch {
    return undefined; // `null`, or nonsense
  }
};

const isFromOurSite = (req: Request): boolean => {
  const fetchSite = req.get('sec-fetch-site');
  const origin = req.get('origin');
  const url = origin === undefined ? undefined : originHost(origin);
  if (fetchSite === 'same-origin' || fetchSite === 'none') return true;
  if (fetchSite === 'same-site') return url?.hostname === req.hostname;
  if (fetchSite !== undefined) return false;
  // No browser of today: an older one says Origin, curl and webhooks say neither.
  return origin === undefined || url?.host === req.host;
};

/**
 * Refuses with 403 a change that a page of another site asks for with our cookie.
 * Source: https://developer.mozilla.org/docs/Web/HTTP/Headers/Sec-Fetch-Site
 */
export const refuseCrossSite: RequestHandler = (req, _res, next) => {
  if (SAFE_METHODS.has(req.method) || isFromOurSite(req)) return next();
  next(new ForbiddenError('Changes asked from another site are refused'));
};
