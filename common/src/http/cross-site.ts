import type { Request, RequestHandler } from 'express';
import { ForbiddenError } from '../errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether `Origin` names the host that the request is for; `null` and nonsense name none. */
const isOurOrigin = (req: Request, part: 'host' | 'hostname'): boolean => {
  const host: string | undefined = req.host;
  try {
    const origin = new URL(req.get('origin') ?? '');
    // As a URL spells it: in lower case, without the port that goes without saying.
    return host !== undefined && origin[part] === new URL(`${origin.protocol}//${host}`)[part];
  } catch {
    return false;
  }
};

const isFromOurSite = (req: Request): boolean => {
  const fetchSite = req.get('sec-fetch-site');
  if (fetchSite === 'same-origin' || fetchSite === 'none') return true;
  if (fetchSite === 'same-site') return isOurOrigin(req, 'hostname');
  if (fetchSite !== undefined) return false;
  // No browser of today: an older one says Origin, curl and webhooks say neither.
  return req.get('origin') === undefined || isOurOrigin(req, 'host');
};

/**
 * Refuses with 403 a change that a page of another site asks for with our cookie.
 * Source: https://developer.mozilla.org/docs/Web/HTTP/Headers/Sec-Fetch-Site
 */
export const refuseCrossSite: RequestHandler = (req, _res, next) => {
  if (SAFE_METHODS.has(req.method) || isFromOurSite(req)) return next();
  next(new ForbiddenError('Changes asked from another site are refused'));
};
