/// <reference types="cookie-session" preserve="true" />
import cookieSession from 'cookie-session';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { NotSignedInError } from '../errors';

/** How long a session lasts, in seconds (7 days). */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;

const ALGORITHM = 'HS256';
const userSchema = z.object({ id: z.string().regex(/^[0-9a-f]{24}$/), email: z.string() });

/** The user that a session is for. */
export type CurrentUser = z.infer<typeof userSchema>;

declare module 'express-serve-static-core' {
  interface Request {
    currentUser?: CurrentUser;
    /** When the session of `currentUser` is over, as a time in ms. */
    sessionEndsAt?: number;
  }
}

/** The content of the session cookie for a user: a signed token that lasts 7 days. */
export const sessionFor = ({ id, email }: CurrentUser, key: string) => ({
  jwt: jwt.sign({ id, email }, key, { algorithm: ALGORITHM, expiresIn: SESSION_SECONDS }),
});

const verify = (token: unknown, key: string): { user: CurrentUser; endsAt: number } | undefined => {
  if (typeof token !== 'string') return undefined;
  try {
    const payload = jwt.verify(token, key, { algorithms: [ALGORITHM], maxAge: SESSION_SECONDS });
    // A token without an end would be valid for ever.
    if (typeof payload === 'string' || payload.exp === undefined) return undefined;
    const { data: user } = userSchema.safeParse(payload);
    return user && { user, endsAt: payload.exp * 1000 };
  } catch {
    return undefined; // forged, expired or malformed: signed out
  }
};

/**
 * Whether a session can be one that we gave. Another one would be written again, as JSON of another
 * form, into every answer: a text as an object of its characters, which is too long for a header.
 */
const isOurs = (session: object) =>
  Object.keys(session).join() === 'jwt' && 'jwt' in session && typeof session.jwt === 'string';

/**
 * The session cookie `session` ({jwt}; HttpOnly, SameSite=Lax, Secure when the request came by
 * https), and from it `req.currentUser`.
 */
export const session = (key: string): RequestHandler[] => [
  cookieSession({
    name: 'session',
    signed: false,
    httpOnly: true,
    sameSite: 'lax',
    maxAge: SESSION_SECONDS * 1000,
  }),
  (req, _res, next) => {
    req.sessionOptions.secure = req.secure;
    if (req.session && !req.session.isNew && !isOurs(req.session)) req.session = null;
    const verified = verify(req.session?.jwt, key);
    if (verified)
      Object.assign(req, { currentUser: verified.user, sessionEndsAt: verified.endsAt });
    next();
  },
];

/** 401 unless somebody is signed in. */
export const requireAuth = (req: Request, _res: Response, next: NextFunction) =>
  next(req.currentUser ? undefined : new NotSignedInError());

/** The user of a request behind {@link requireAuth}. */
export const userOf = (req: Request): CurrentUser => {
  if (!req.currentUser) throw new NotSignedInError();
  return req.currentUser;
};
