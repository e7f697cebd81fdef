import express from 'express';
import createHttpError from 'http-errors';
import mongoose, { mongo } from 'mongoose';
import request from 'supertest';
import {
  BadRequestError,
  CardDeclinedError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  NotSignedInError,
  TooManyRequestsError,
  UnavailableError,
  type ApiError,
} from '../errors';
import { testApp } from '../testing';

let thrown: unknown;
const app = testApp([
  express
    .Router()
    .get('/api/rejects', async () => Promise.reject(thrown))
    .get('/api/throws', () => {
      throw thrown;
    })
    .get('/api/passes', (_req, _res, next) => next(thrown)),
]);

const AWAY = 'The service is unavailable for the moment, please try again';
const WRONG = 'Something went wrong';
const RACED = 'Somebody else changed this at the same moment, please try again';

const serverError = (code: number) => new mongo.MongoServerError({ message: 'secret', code });
const raced = new (mongoose.model('Raced', new mongoose.Schema({})))();
const versionError = new mongoose.Error.VersionError(raced as never, 1, ['title']);

const ofContract: [unknown, number, string][] = [
  [new BadRequestError('Bad'), 400, 'Bad'],
  [new NotSignedInError(), 401, 'You are not signed in'],
  [new CardDeclinedError('no funds'), 402, 'The card was declined: no funds'],
  [new ForbiddenError(), 403, 'This is not yours'],
  [new NotFoundError(), 404, 'Not found'],
  [new ConflictError('Sold'), 409, 'Sold'],
  [new TooManyRequestsError('Later', 1.2), 429, 'Later'],
  [new UnavailableError(), 503, AWAY],
  [createHttpError(418, 'Teapot'), 418, 'Teapot'],
  [new URIError('malformed'), 404, 'Not found'],
  [versionError, 409, RACED],
];
const ofDatabase: [unknown, number, string][] = [
  [new mongoose.Error.MongooseServerSelectionError('secret'), 503, AWAY],
  [new mongo.MongoNetworkError('secret'), 503, AWAY],
  [new mongo.MongoNetworkTimeoutError('secret'), 503, AWAY],
  [serverError(11600), 503, AWAY],
  [serverError(10107), 503, AWAY],
  [serverError(11000), 500, WRONG],
  [serverError(2), 500, WRONG],
];
const ofOurs: [unknown, number, string][] = [
  [new Error('secret'), 500, WRONG],
  [new TypeError('secret'), 500, WRONG],
  [createHttpError(500, 'secret'), 500, WRONG],
  [Object.assign(new Error('secret'), { status: 200 }), 500, WRONG],
  ['secret', 500, WRONG],
  [{ status: 404, message: 'secret' }, 500, WRONG],
  [null, 500, WRONG],
  [undefined, 500, WRONG],
];

describe('an error', () => {
  it.each([...ofContract, ...ofDatabase, ...ofOurs])(
    'is answered in the one shape, however it is thrown: %s is %d',
    async (error, status, message) => {
      thrown = error;
      // What is no error passed to `next` is none.
      for (const path of error ? ['rejects', 'throws', 'passes'] : ['rejects'])
        await request(app)
          .get(`/api/${path}`)
          .expect(status, { errors: [{ message }] })
          .expect('Content-Type', 'application/json; charset=utf-8');
    },
  );

  it('may be of several fields', async () => {
    const errors = [{ message: 'one', field: 'a' }, { message: 'two' }];
    thrown = new BadRequestError(errors);
    await request(app).get('/api/rejects').expect(400, { errors });
    expect(String(thrown)).toBe('BadRequestError: one; two');
  });

  it.each<[ApiError, string]>([
    [new TooManyRequestsError('x', 61.2), '62'],
    [new TooManyRequestsError('x', 0), '1'],
    [new UnavailableError(), '1'],
  ])('says when to try again: %s', async (error, seconds) => {
    thrown = error;
    await request(app).get('/api/throws').expect('Retry-After', seconds);
  });
});
