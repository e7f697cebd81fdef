import { forbidden, notFound, redirect } from 'next/navigation';
import { signInPath } from '../lib/safe-next';
import { ServiceError } from './service-error';

/**
 * Turns a service's refusal into the page for it: 401 the sign-in page, which leads back to
 * `path`; 403 and 404 theirs. Everything else is thrown on to the error page.
 */
export const answerWithPage = (error: unknown, path: string): never => {
  const status = error instanceof ServiceError ? error.answer.status : undefined;
  if (status === 401) redirect(signInPath(path));
  if (status === 403) forbidden();
  if (status === 404) notFound();
  throw error;
};
