import { NotFoundError } from '@ticketing/common';
import type { Request, RequestHandler, Response } from 'express';
import { isId } from '../../lib/ids';
import { problemFrom } from '../../lib/problem';
import type { PageHandler } from '../site-app';
import { askService, isGood, type ServiceAnswer, type ServiceRequest } from './ask-service';
import type { Form, Post } from './form';
import { fieldsOf } from './form-body';
import type { PostedForm } from './form-result-header';
import { renderRefusal } from './render-refusal';
import { seeOther } from './see-other';

/** The visitor's cookies after a service has set some: only the session is for the services. */
const cookieAfter = ({ cookies }: ServiceAnswer): string =>
  cookies.map(cookie => cookie.split(';', 1)[0]).join('; ');

/** @throws NotFoundError for a malformed id: it is that of nothing, and stays out of all paths. */
const postOf = (req: Request): Post => {
  const { id = '' } = req.params;
  if (typeof id !== 'string' || (id !== '' && !isId(id))) throw new NotFoundError();
  return { id, fields: fieldsOf(req) };
};

const resultOf = (form: Form, { fields }: Post, answer: ServiceAnswer): PostedForm => {
  const typed = form.kept.map(name => [name, fields.get(name)]).filter(([, value]) => value);
  return { name: form.name, problem: problemFrom(answer), values: Object.fromEntries(typed) };
};

const goOn = async (form: Form, post: Post, answer: ServiceAnswer, req: Request, res: Response) => {
  const headers = { ...req.headers, cookie: cookieAfter(answer) };
  const askNext = (request: ServiceRequest) => askService(request, headers);
  seeOther(res, await form.done(answer, post, askNext));
};

/**
 * Asks the service for what a form says: then 303 to where the form leads, or to the sign-in page,
 * or the form's page with what is wrong.
 */
export const answerForm =
  (form: Form, pages: PageHandler): RequestHandler =>
  async (req, res) => {
    const post = postOf(req);
    const answer = await askService(form.request(post), req.headers);
    for (const cookie of answer.cookies) res.append('Set-Cookie', cookie);
    if (isGood(answer)) return goOn(form, post, answer, req, res);
    if (answer.status === 401 && form.signIn) return seeOther(res, form.signIn(post));
    if (answer.retryAfter) res.set('Retry-After', answer.retryAfter);
    const status = answer.status >= 400 && answer.status < 500 ? answer.status : 503;
    const result = resultOf(form, post, { ...answer, status });
    await renderRefusal(pages, { page: form.page(post), status, result }, req, res);
  };
