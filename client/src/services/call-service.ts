import axios, { type AxiosResponse, isAxiosError } from 'axios';
import { type PageSettings, settings } from '../settings';
import { forwardedHeaders } from './forwarded-headers';
import { toServiceError } from './service-error';

export type ServiceUrl = Extract<keyof PageSettings, `${string}_URL`>;
type Query = Record<string, string | undefined>;

/** More than any answer of the API: 100 tickets with the longest texts are under 1 MB. */
const MAX_ANSWER_BYTES = 5_000_000;

/** The service closed a kept connection, or is being replaced: asking once more is harmless. */
const CONNECTION_ERRORS = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE']);

const http = axios.create({
  proxy: false, // the services are on the inside
  maxRedirects: 0,
  maxContentLength: MAX_ANSWER_BYTES,
});

const isConnectionError = (error: unknown): boolean =>
  isAxiosError(error) && !error.response && CONNECTION_ERRORS.has(error.code ?? '');

/**
 * GETs from a service for the page that is being rendered, in the visitor's name.
 * @throws ServiceError for an answer that is not 2xx, and for none within SERVICE_TIMEOUT_MS.
 */
export const callService = async <T>(
  service: ServiceUrl,
  path: string,
  params: Query = {},
): Promise<AxiosResponse<T>> => {
  const headers = await forwardedHeaders();
  const { [service]: baseURL, SERVICE_TIMEOUT_MS } = settings();
  const signal = AbortSignal.timeout(SERVICE_TIMEOUT_MS);
  const get = () => http.get<T>(path, { baseURL, params, headers, signal });
  try {
    return await get().catch(error => (isConnectionError(error) ? get() : Promise.reject(error)));
  } catch (error) {
    throw toServiceError(error);
  }
};
