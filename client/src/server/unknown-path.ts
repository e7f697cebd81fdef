import type { RequestHandler } from 'express';

/** The address of Next's own page for what does not exist; it answers 404. */
const NOT_FOUND_PAGE = '/_not-found';
/** The address of its page for a failure; it answers 500, and its scripts have no nonce. */
const FAILURE_PAGE = '/_global-error';

const isUnknown = (path: string): boolean => {
  try {
    return decodeURIComponent(path).startsWith(FAILURE_PAGE);
  } catch {
    return true; // cannot be decoded
  }
};

/** 404 for paths of no page to which Next would answer 500. */
export const unknownPath: RequestHandler = (req, _res, next) => {
  if (isUnknown(req.path)) req.url = NOT_FOUND_PAGE;
  next();
};
