import axios from 'axios';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { VISITOR_HEADERS } from '../../lib/visitor-headers';
import { type PageSettings, settings } from '../../settings';

/** A request to a service, as the API takes it. */
export interface ServiceRequest {
  service: Extract<keyof PageSettings, `${string}_URL`>;
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: object;
}

/** What a service answered; status 503 when it did not. */
export interface ServiceAnswer {
  status: number;
  body: unknown;
  retryAfter?: string;
  /** Its `Set-Cookie` headers. */
  cookies: string[];
}

/** More than any answer to a change. */
const MAX_ANSWER_BYTES = 1_000_000;

/** Seconds after which to try again when a service does not say. */
const RETRY_AFTER = '1';

const NO_ANSWER: ServiceAnswer = { status: 503, body: null, retryAfter: RETRY_AFTER, cookies: [] };

// Each on a connection of its own: one that was kept may be closed by a service that is being
// replaced, and nobody knows then whether the change was made.
const http = axios.create({
  proxy: false, // the services are on the inside
  maxRedirects: 0,
  maxContentLength: MAX_ANSWER_BYTES,
  validateStatus: () => true,
  httpAgent: new HttpAgent({ keepAlive: false }),
  httpsAgent: new HttpsAgent({ keepAlive: false }),
});

/** Those of a request's headers that go on to the services. */
const forwarded = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(VISITOR_HEADERS.map(name => [name, headers[name]]));

/** Sends to a service in the name of the visitor whose headers are given. Asks once. */
export const askService = async (
  { service, method, path, body }: ServiceRequest,
  headers: IncomingHttpHeaders,
): Promise<ServiceAnswer> => {
  const { [service]: baseURL, SERVICE_TIMEOUT_MS } = settings();
  const signal = AbortSignal.timeout(SERVICE_TIMEOUT_MS);
  const options = { baseURL, headers: forwarded(headers), signal };
  try {
    const answer = await http.request({ ...options, url: path, method, data: body });
    return {
      status: answer.status,
      body: answer.data,
      retryAfter: answer.headers['retry-after'] as string | undefined,
      cookies: answer.headers['set-cookie'] ?? [],
    };
  } catch (error) {
    if (axios.isAxiosError(error)) return NO_ANSWER;
    throw error;
  }
};

export const isGood = ({ status }: ServiceAnswer): boolean => status >= 200 && status < 300;
