import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { forwarder } from './forward';
import type { Route } from './routes';

/** The services' limit on a whole request: where the headers never end, no service sees one. */
const HEADERS_LIMIT_MS = 5_000;
/** Above the limit of the services behind it, whose own answer is the one to be passed on. */
const REQUEST_LIMIT_MS = 15_000;
const KEEP_ALIVE_MS = 65_000;
const MAX_CONNECTIONS = 10_000;
const STREAMS_CHECK_MS = 200;

/** The answers of each server that stay open until somebody ends them. */
const streamsOf = new WeakMap<Server, Set<ServerResponse>>();

export function gatewayServer(routes: Route[], addresses: Record<string, string>): Server {
  const streams = new Set<ServerResponse>();
  const forward = forwarder(routes, addresses, streams);
  const server: Server = createServer(
    {
      headersTimeout: HEADERS_LIMIT_MS,
      requestTimeout: REQUEST_LIMIT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 500,
    },
    (req, res) => {
      // While it stops: the client is to send its next request on a new connection.
      if (!server.listening) req.headers.connection = 'close';
      forward(req, res);
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.on('clientError', refuse);
  streamsOf.set(server, streams);
  return server;
}

/** Takes no more requests; resolves when those at work are answered. Streams are ended. */
export async function stopServer(server: Server): Promise<void> {
  const stopped = new Promise<void>(resolve => server.close(() => resolve()));
  const endStreams = () => {
    for (const res of streamsOf.get(server) ?? []) {
      res.shouldKeepAlive = false;
      res.end();
    }
    server.closeIdleConnections();
  };
  endStreams();
  const again = setInterval(endStreams, STREAMS_CHECK_MS); // an answer may become one meanwhile
  await stopped;
  clearInterval(again);
}

/** What is not HTTP, or too much of it, in the same shape as every other error. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, message] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'The headers are too large']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'The request was not complete in time']
        : ['400 Bad Request', 'This is not valid HTTP'];
  const body = JSON.stringify({ errors: [{ message }] });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
