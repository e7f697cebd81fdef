import { createServer } from 'node:net';

/**
 * Below the range from which systems take the local end of outgoing connections (32768 and up):
 * a client that keeps trying to reach a killed process on such a port may be given that very
 * port for its own end, connect to itself, and so keep the process from ever starting again.
 */
const FIRST_PORT = 20_000;
const LAST_PORT = 29_999;
const MAX_TRIES = 200;

const handedOut = new Set<number>();

/** A TCP port that nobody listens on now and that this process has not given out before. */
export async function freePort(): Promise<number> {
  for (let i = 0; i < MAX_TRIES; i += 1) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT + 1));
    if (handedOut.has(port) || !(await isFree(port))) continue;
    handedOut.add(port);
    return port;
  }
  throw new Error(`no free port was found from ${FIRST_PORT} to ${LAST_PORT}`);
}

/** Whether a server can listen on this port of this host. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
