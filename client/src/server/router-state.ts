import { BadRequestError } from '@ticketing/common';
import type { RequestHandler } from 'express';
// Next has no public name for this check, but must not be asked to do it: it answers 500.
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state';

const HEADER = 'next-router-state-tree';

/** 400 for a header by which Next's own pages say what they show already, if it is malformed. */
export const checkRouterState: RequestHandler = (req, _res, next) => {
  try {
    parseAndValidateFlightRouterState(req.headers[HEADER]);
    next();
  } catch {
    next(new BadRequestError(`The header ${HEADER} is malformed`));
  }
};
