import type { Request, Response } from 'express';
import { FORM_RESULT_HEADER } from '../inside-headers';
import type { PageHandler } from '../site-app';
import { formResultHeader, type PostedForm } from './form-result-header';

interface Refusal {
  /** The address of the page that shows it. */
  page: string;
  status: number;
  result: PostedForm;
}

/** What a GET does not have, and what asks Next for something else than a whole page. */
const NOT_OF_A_GET = ['content-length', 'content-type', 'transfer-encoding', 'rsc'];

const TEMPORARY_REDIRECT = 307;
const SEE_OTHER = 303;

/** The status of the answer, where the page itself says `own`. */
const statusFor = (own: number, refused: number): number => {
  if (own === TEMPORARY_REDIRECT) return SEE_OTHER; // else the browser would post the form there
  // A page whose service is away fails as well.
  return own === 200 || (own === 500 && refused === 503) ? refused : own;
};

/** Has the page rendered as for a GET, with what was wrong, and answers with that status. */
export const renderRefusal = (
  pages: PageHandler,
  { page, status, result }: Refusal,
  req: Request,
  res: Response,
): Promise<void> => {
  for (const name of NOT_OF_A_GET) delete req.headers[name];
  req.method = 'GET';
  req.url = page;
  req.body = undefined;
  req.headers[FORM_RESULT_HEADER] = formResultHeader(result);
  const writeHead = res.writeHead.bind(res) as (code: number, ...rest: unknown[]) => typeof res;
  res.writeHead = (code: number, ...rest: unknown[]) => writeHead(statusFor(code, status), ...rest);
  return pages(req, res);
};
