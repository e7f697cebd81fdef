import { BadRequestError } from '@ticketing/common';
import type { RequestHandler } from 'express';
import { safePage } from '../../lib/safe-next';
import { fieldsOf } from './form-body';
import { seeOther } from './see-other';

const THEMES = ['light', 'dark', 'system'];
/** How long the choice is kept: a year, in ms. */
const KEPT_MS = 365 * 24 * 60 * 60 * 1000;

/** POST /theme `theme, next?`: keeps the choice in the cookie `theme` and goes back. */
export const chooseTheme: RequestHandler = (req, res, next) => {
  const fields = fieldsOf(req);
  const theme = fields.get('theme') ?? '';
  if (!THEMES.includes(theme)) {
    const message = `theme must be one of ${THEMES.join(', ')}`;
    return next(new BadRequestError([{ field: 'theme', message }]));
  }
  res.cookie('theme', theme, { maxAge: KEPT_MS, sameSite: 'lax' });
  seeOther(res, safePage(fields.get('next') ?? '/'));
};
