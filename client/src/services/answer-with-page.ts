import { forbidden, notFound, redirect, unauthorized } from 'next/navigation';
import { signInPath } from '../lib/safe-next';
import { ServiceError } from './service-error';

/**
 * Turns a service's refusal into the page for it: 401 the sign-in page, which leads back to
 * `path`; 403 and 404 theirs; any other the one for a service that is away (app/unauthorized.tsx).
 * An error that is none of a service's is thrown on to the error page.
 */
export const answerWithPage = (error: unknown, path: string): never => {
  if (!(error instanceof ServiceError)) throw error;
  const { status } = error.answer;
  if (status === 401) redirect(signInPath(path));
  if (status === 403) forbidden();
  if (status === 404) notFound();
  unauthorized();
};
