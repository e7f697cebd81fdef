import { refuseCrossSite } from '@ticketing/common';
import { type RequestHandler, Router } from 'express';
import { isId } from '../../lib/ids';
import type { PageHandler } from '../site-app';
import { answerForm } from './answer-form';
import { signIn, signOut, signUp } from './credentials';
import type { Form } from './form';
import { formBody } from './form-body';
import { cancel, reserve } from './orders';
import { seeOther } from './see-other';
import { edit, sell, withdraw } from './tickets';
import { chooseTheme } from './theme';

/** Every form that works without JavaScript; the theme, which no service keeps, is beside them. */
const FORMS: Form[] = [signIn, signUp, signOut, sell, edit, withdraw, reserve, cancel];

/** A refusal stands at the form's address: whoever loads that again gets the page. */
const toPage =
  (form: Form): RequestHandler =>
  (req, res, next) => {
    const { id = '' } = req.params;
    if (typeof id !== 'string' || (id !== '' && !isId(id))) return next();
    const page = form.page({ id, fields: new URLSearchParams() });
    if (page === req.path) next();
    else seeOther(res, page);
  };

/** Answers the forms that a browser posts by itself. Every other POST goes on. */
export const forms = (pages: PageHandler): Router => {
  const router = Router({ caseSensitive: true, strict: true });
  for (const form of FORMS) {
    router.post(form.path, refuseCrossSite, formBody, answerForm(form, pages));
    router.get(form.path, toPage(form));
  }
  router.post('/theme', refuseCrossSite, formBody, chooseTheme);
  return router;
};
