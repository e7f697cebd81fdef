import {
  createServer,
  STATUS_CODES,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request must be complete after this time, in ms; 408 otherwise. */
export const REQUEST_TIMEOUT_MS = 5_000;
/**
 * Above the 60 s for which ingress-nginx keeps its connections, and the 600 s of Google's load
 * balancers: the side that closes first must not be ours, or a request that is on its way meets a
 * closed connection.
 */
export const KEEP_ALIVE_MS = 620_000;
/** While it stops, a process takes connections for this long, in ms, and closes each after use. */
const LINGER_MS = 500;
/** How long it then waits for answers, in ms: a request that is complete has one by then. */
const DRAIN_LIMIT_MS = 5_000;
/** A client has this long, in ms, to take the answer to bad HTTP and to close the connection. */
const LAST_WORD_MS = 1_000;
const MAX_HEADER_BYTES = 16_384;
const MAX_CONNECTIONS = 10_000;

const clientErrors: Record<string, [status: number, message: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request was not complete in time'],
  HPE_HEADER_OVERFLOW: [431, 'The headers are too large'],
};

const errorBody = (message: string) => JSON.stringify({ errors: [{ message }] });

/**
 * Whether the time of a request is over on a connection that never carried a byte. Proxies open
 * some ahead of need (Traefik, the clouds' load balancers): a 408 there would be taken for the
 * answer to the request that comes next. So it is kept, for as long as between two requests.
 */
const isUnused = (error: NodeJS.ErrnoException, socket: Socket) =>
  error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && socket.bytesRead === 0;

/** Answers, in the one error shape, what is wrong before Express sees the request. */
const onClientError = (error: NodeJS.ErrnoException, socket: Socket) => {
  if (isUnused(error, socket)) return socket.setTimeout(KEEP_ALIVE_MS);
  if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
  const [status, message] = clientErrors[error.code ?? ''] ?? [400, 'This is not valid HTTP'];
  const body = errorBody(message);
  setTimeout(() => socket.destroy(), LAST_WORD_MS).unref();
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      'Content-Type: application/json; charset=utf-8\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
};

const refuse = (res: ServerResponse, status: number, message: string) => {
  const body = errorBody(message);
  const type = 'application/json; charset=utf-8';
  const headers = { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) };
  res.writeHead(status, { ...headers, Connection: 'close' }).end(body);
};

/** What Node itself would refuse without a body. */
const refuseBadHeaders = (server: Server, listener: RequestListener) => {
  server.on('request', (req, res) => {
    if (req.httpVersion === '1.1' && req.headers.host === undefined)
      refuse(res, 400, 'The header Host is missing');
    else listener(req, res);
  });
  server.on('checkExpectation', (_req, res: ServerResponse) =>
    refuse(res, 417, 'The header Expect may only say 100-continue'),
  );
};

/** The answers that each server of ours is at work on. */
const atWork = new WeakMap<Server, Set<ServerResponse>>();

const trackAnswers = (server: Server) => {
  const answers = new Set<ServerResponse>();
  atWork.set(server, answers);
  server.on('request', (_req, res: ServerResponse) => {
    answers.add(res);
    res.once('close', () => answers.delete(res));
  });
};

/** An HTTP server with our limits; it does not listen yet. */
export const createHttpServer = (listener: RequestListener): Server => {
  const server = createServer({
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
    connectionsCheckingInterval: 500,
    requireHostHeader: false,
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('clientError', onClientError);
  trackAnswers(server);
  refuseBadHeaders(server, listener);
  return server;
};

/** Resolves with the port, once the server listens. */
export const listen = (server: Server, port: number, host?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

/**
 * Stops taking requests without failing one: for a moment it still takes what is on its way, then
 * it closes the door and waits for the answers at work. Each answer from now on says
 * `Connection: close`, those begun before too: a client that keeps its connection would send its
 * next request into the closing door.
 */
export const drain = async (server: Server): Promise<void> => {
  for (const res of atWork.get(server) ?? []) res.shouldKeepAlive = false;
  server.prependListener('request', (_req, res: ServerResponse) => {
    res.shouldKeepAlive = false;
  });
  await new Promise(resolve => setTimeout(resolve, LINGER_MS));
  // Right after the loop has taken all connections that wait: the kernel resets what is left.
  await new Promise(setImmediate);
  const closed = new Promise(resolve => server.close(resolve));
  // From here on Node checks no times any more: whoever says nothing would keep us for ever.
  const end = Date.now() + DRAIN_LIMIT_MS;
  const cut = setInterval(() => {
    if (!atWork.get(server)?.size || Date.now() > end) server.closeAllConnections();
  }, LINGER_MS);
  await closed;
  clearInterval(cut);
};
