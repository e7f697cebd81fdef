// The site as a visitor sees it, at BASE_URL, or, where no name server knows that host, at ADDRESS.
import { Agent, request } from 'node:http';

const BASE_URL = new URL(process.env.BASE_URL ?? 'http://ticketing.dev');
const ADDRESS = process.env.ADDRESS ?? BASE_URL.hostname;
const LIMIT_MS = 10_000;
const agent = new Agent({ keepAlive: true });

/** One request. Resolves with `{status, body, cookie}`; `body` is parsed where it is JSON. */
const send = (method, path, body, cookie) =>
  new Promise((resolve, reject) => {
    const text = body && JSON.stringify(body);
    const headers = { host: BASE_URL.host, ...(cookie && { cookie }) };
    if (text) headers['content-type'] = 'application/json';
    const port = BASE_URL.port || 80;
    const req = request({ agent, host: ADDRESS, port, method, path, headers, timeout: LIMIT_MS });
    req.on('timeout', () => req.destroy(new Error('no answer in time')));
    req.on('error', reject);
    req.on('response', async res => {
      let received = '';
      for await (const chunk of res.setEncoding('utf8')) received += chunk;
      const isJson = res.headers['content-type']?.includes('json');
      resolve({
        status: res.statusCode,
        body: isJson && received ? JSON.parse(received) : received,
        cookie: res.headers['set-cookie']?.map(each => each.split(';')[0]).join('; '),
      });
    });
    req.end(text);
  });

/** Somebody with a session. */
export class Person {
  #cookie;

  constructor(name) {
    this.credentials = { email: `${name}-${Date.now()}@check.example`, password: 'check-tickets' };
  }

  async signUp() {
    const { status, cookie } = await send('POST', '/api/users/signup', this.credentials);
    if (status !== 201) throw new Error(`signing up was answered ${status}`);
    this.#cookie = cookie;
    return this;
  }

  signIn = () => send('POST', '/api/users/signin', this.credentials);
  get = path => send('GET', path, undefined, this.#cookie);
  post = (path, body) => send('POST', path, body, this.#cookie);
}
