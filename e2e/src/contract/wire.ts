import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

/** A request as it goes over the wire: nothing in it is put right on the way. */
export interface WireRequest {
  method: string;
  /** With its query; in ASCII. */
  path: string;
  headers?: OutgoingHttpHeaders | undefined;
  body?: string | Buffer | undefined;
}

export interface WireAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

const TIMEOUT_MS = 20_000;

/**
 * Sends a request, whatever is wrong with it, and gives the answer. axios would resolve `..` in the
 * path, set a content type and write the body as it thinks best.
 * @throws Error when there is no answer
 */
export const sendWire = (
  baseUrl: string,
  { method, path, headers = {}, body }: WireRequest,
): Promise<WireAnswer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(baseUrl);
    const isChunked = 'Transfer-Encoding' in headers;
    const length =
      body === undefined || isChunked ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const sent = request({ hostname, port, method, path, headers: { ...length, ...headers } });
    sent.setTimeout(TIMEOUT_MS, () => sent.destroy(new Error(`No answer to ${method} ${path}`)));
    sent.once('error', reject);
    sent.once('response', response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.once('error', reject);
      response.once('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, text }),
      );
    });
    sent.end(body);
  });

const INTERNALS = /node_modules|Mongo|Cast to|\bat \S+:\d+/;

/** The errors of an answer, which must be in the one shape: no word more, and none of its insides. */
export const errorsOf = ({ headers, text }: Pick<WireAnswer, 'headers' | 'text'>) => {
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(text).not.toMatch(INTERNALS);
  const { errors, ...rest } = JSON.parse(text) as { errors: { message: string; field?: string }[] };
  expect(rest).toEqual({});
  expect(errors.length).toBeGreaterThan(0);
  for (const { message, field, ...more } of errors) {
    expect(more).toEqual({});
    expect(message).toEqual(expect.stringMatching(/\S/));
    expect(['string', 'undefined']).toContain(typeof field);
  }
  return errors;
};
