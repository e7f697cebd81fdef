import type { Response } from 'express';

/** 303: the form is dealt with, go on by a GET of a path of this site. No cache may keep it. */
export const seeOther = (res: Response, path: string): void =>
  res.set('Cache-Control', 'no-store').redirect(303, path);
