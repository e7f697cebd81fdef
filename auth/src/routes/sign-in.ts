import { BadRequestError, sessionFor, validate, validated } from '@ticketing/common';
import { Router } from 'express';
import { findByCredentials } from '../models/user';
import type { Limit } from '../sign-in-limit';
import { givenCredentials, type Credentials } from './credentials';

/** POST /api/users/signin `{email, password}`: 200 `{id, email}`, signed in; 429; 400. */
export const signIn = (jwtKey: string, limit: Limit): Router =>
  Router().post(
    '/api/users/signin',
    limit.refuse,
    validate(...givenCredentials()),
    async (req, res) => {
      const { email, password } = validated<Credentials>(req);
      const user = await limit.attempt(req.ip, email, () => findByCredentials(email, password));
      if (!user) throw new BadRequestError('The e-mail address or the password is wrong');
      req.session = sessionFor(user, jwtKey);
      res.json(user);
    },
  );
