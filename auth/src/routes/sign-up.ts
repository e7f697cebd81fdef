import { sessionFor, validate, validated } from '@ticketing/common';
import { Router } from 'express';
import { createUser } from '../models/user';
import { newCredentials, type Credentials } from './credentials';

/** POST /api/users/signup `{email, password}`: 201 `{id, email}`, signed in; 400. */
export const signUp = (jwtKey: string): Router =>
  Router().post('/api/users/signup', validate(...newCredentials()), async (req, res) => {
    const { email, password } = validated<Credentials>(req);
    const user = await createUser(email, password);
    req.session = sessionFor(user, jwtKey);
    res.status(201).json(user);
  });
