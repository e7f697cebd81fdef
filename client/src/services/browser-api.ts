import { type FailedAnswer, type Problem, problemFrom } from '../lib/problem';
import { withQuery } from '../lib/query';

/** Longer than the slowest answer of the API (5 s, then it is a 503), on a slow line. */
const TIMEOUT_MS = 20_000;

/** The API's refusal, or (status 0) no answer from it in time. */
class RefusedError extends Error {
  override name = 'RefusedError';

  constructor(readonly answer: FailedAnswer) {
    super(`The API answered ${answer.status || 'nothing'}`);
  }
}

/** An answer of the API's: 2xx. */
export interface Answer<T> {
  data: T;
  headers: Headers;
}

const NO_ANSWER: FailedAnswer = { status: 0 };

const call = async <T>(method: string, path: string, body?: object): Promise<Answer<T>> => {
  const response = await fetch(`/api${path}`, {
    method,
    headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => Promise.reject(new RefusedError(NO_ANSWER)));
  const { status, headers } = response;
  const text = await response.text().catch(() => Promise.reject(new RefusedError(NO_ANSWER)));
  if (response.ok) return { data: (text ? JSON.parse(text) : undefined) as T, headers };
  throw new RefusedError({ status, body: parsed(text), retryAfter: headers.get('Retry-After') });
};

/** A proxy between us may answer with a page of its own. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The API as the browser sees it: on the site's own host. Each rejects for what is not 2xx. */
export const api = {
  get: <T>(path: string, query: Record<string, string | undefined> = {}) =>
    call<T>('GET', withQuery(path, query)),
  post: <T>(path: string, body: object) => call<T>('POST', path, body),
  put: <T>(path: string, body: object) => call<T>('PUT', path, body),
  delete: (path: string) => call<void>('DELETE', path),
};

/** What went wrong with a request of {@link api}. */
export const problemOf = (error: unknown): Problem =>
  error instanceof RefusedError
    ? problemFrom(error.answer)
    : { status: 0, fields: {}, messages: [{ key: 'unknown' }] };
