import axios, { isAxiosError } from 'axios';
import { type Problem, problemFrom } from '../lib/problem';
import { failedAnswer } from './service-error';

/** Longer than the slowest answer of the API (5 s, then it is a 503), on a slow line. */
const TIMEOUT_MS = 20_000;

/** The API as the browser sees it: on the site's own host, by relative addresses. */
export const api = axios.create({ baseURL: '/api', timeout: TIMEOUT_MS });

/** What went wrong with a request of {@link api}, in words for the visitor. */
export const problemOf = (error: unknown): Problem =>
  isAxiosError(error)
    ? problemFrom(failedAnswer(error))
    : { status: 0, fields: {}, messages: ['Something went wrong. Please try again.'] };
