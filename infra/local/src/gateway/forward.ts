import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { createProxyServer } from 'http-proxy-3';
import { PatientAgent } from './patient-agent';
import { type Route, routeOf } from './routes';

/** How long a request waits for a process that is being started again; its answer is 503 then. */
export const RESTART_PATIENCE_MS = 4_000;
/** The longest silence of a service in the middle of an answer. */
const SILENCE_LIMIT_MS = 60_000;
const LINGER_MS = 1_000;
/** For the 2,000 streams that a service takes, each of which keeps its own, and 256 at work. */
const MAX_SOCKETS_PER_SERVICE = 2_256;
const MAX_IDLE_SOCKETS_PER_SERVICE = 32;

export function answerError(res: ServerResponse, status: number, message: string): void {
  const body = JSON.stringify({ errors: [{ message }] });
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  res.end(body);
}

/**
 * Sends each request on to the service that its path belongs to.
 * @param addresses the base URL of each service by the name it has in the routes
 * @param streams where it keeps the answers that stay open until somebody ends them
 */
export function forwarder(
  routes: Route[],
  addresses: Record<string, string>,
  streams: Set<ServerResponse>,
): RequestListener {
  const agent = new PatientAgent(RESTART_PATIENCE_MS, {
    keepAlive: true,
    maxSockets: MAX_SOCKETS_PER_SERVICE,
    maxFreeSockets: MAX_IDLE_SOCKETS_PER_SERVICE,
  });
  const proxy = createProxyServer({ agent, proxyTimeout: SILENCE_LIMIT_MS });
  proxy.on('proxyReq', (forwarded, req, res) => {
    // An answer came before the whole request had: what is left of it is not for the service.
    res.once('finish', () => req.complete || forwarded.destroy());
  });
  proxy.on('proxyRes', (answer, req, res) => {
    answer.headers.connection = wantsClose.has(req) ? 'close' : 'keep-alive';
    // A service killed in the middle of its answer: the client must see that it is cut off.
    answer.once('close', () => answer.complete || res.destroy());
    if (!answer.headers['content-type']?.startsWith('text/event-stream')) return;
    streams.add(res);
    res.once('close', () => {
      streams.delete(res);
      answer.destroy();
    });
  });

  return (req, res) => {
    const url = normalUrl(req.url ?? '');
    if (!url) return answerError(res, 400, 'This is not a valid address');
    const route = routeOf(routes, url.pathname);
    const target = route && addresses[route.service];
    if (!target) return answerError(res, 404, 'Not found');
    req.url = url.pathname + url.search;
    describeClient(req);
    res.once('finish', () => dropRest(req));
    const deadline = Date.now() + RESTART_PATIENCE_MS;
    const buffer = hasNoBody(req) ? () => Readable.from([]) : () => undefined;
    const send = () =>
      proxy.web(req, res, { target, buffer: buffer() }, error => {
        if (res.writableEnded) return;
        if (res.headersSent || res.destroyed) return void res.destroy();
        if (isRepeatable(req) && isCutOff(error) && Date.now() < deadline) return send();
        answerError(res, 503, `The service ${route.service} does not answer at the moment`);
      });
    send();
  };
}

/**
 * An answer may come before the whole request has: too large, too slow. The rest is read for a
 * moment, as a client in the middle of sending would not see the answer on a closed connection.
 */
function dropRest(req: IncomingMessage): void {
  if (req.complete) return;
  req.unpipe().resume();
  setTimeout(() => req.complete || req.socket.destroy(), LINGER_MS).unref();
}

/**
 * The address with `..` and the like resolved, so that what is routed is what the service gets:
 * `/api/users/../../metrics` is `/metrics`, which is the client's to refuse.
 */
function normalUrl(text: string): URL | undefined {
  const absolute = text.startsWith('/') ? `http://gateway${text}` : text;
  return URL.canParse(absolute) ? new URL(absolute) : undefined;
}

const wantsClose = new WeakSet<IncomingMessage>();

/**
 * Ours is the outermost proxy: what a client says of itself in these headers is replaced. The
 * headers that are about one connection do not go on to the next.
 */
function describeClient(req: IncomingMessage): void {
  const { headers, socket } = req;
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (headers.connection?.toLowerCase() === 'close') wantsClose.add(req);
  for (const name of ['forwarded', 'upgrade', 'expect', 'keep-alive', 'proxy-connection', 'te']) {
    delete headers[name];
  }
  Object.assign(headers, {
    connection: 'keep-alive',
    'x-forwarded-for': address,
    'x-real-ip': address,
    'x-forwarded-proto': 'http',
    'x-forwarded-host': headers.host ?? '',
    'x-forwarded-port': String(socket.localPort ?? ''),
  });
}

/**
 * The proxy announces such requests as empty when they give no length. A body sent on all the
 * same would be taken for the next request on that connection.
 */
const hasNoBody = (req: IncomingMessage): boolean =>
  isRepeatable(req) ||
  (['DELETE', 'OPTIONS'].includes(req.method ?? '') && !req.headers['content-length']);

/** Reading changes nothing, so it may be asked again when the connection broke before an answer. */
const isRepeatable = (req: IncomingMessage): boolean =>
  ['GET', 'HEAD'].includes(req.method ?? '') &&
  !req.headers['content-length'] &&
  !req.headers['transfer-encoding'];

const isCutOff = (error: NodeJS.ErrnoException): boolean =>
  ['ECONNRESET', 'EPIPE'].includes(error.code ?? '');
