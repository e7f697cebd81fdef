import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  /** By their names in lower case. */
  headers: Record<string, string>;
  body: string;
  /** From the connection's beginning to its end, in ms. */
  ms: number;
}

const parse = (received: string, ms: number): RawAnswer => {
  const end = received.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = received.slice(0, end).split('\r\n');
  const headers = lines.map(line => {
    const at = line.indexOf(':');
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
  });
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: received.slice(end + 4),
    ms,
  };
};

/**
 * Sends bytes as they are, as no HTTP client would, then waits in silence until the server has
 * closed the connection; gives the (first) answer. The client never closes by itself.
 * @throws Error when the connection fails
 */
export const rawHttp = (url: string, bytes: string): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const start = Date.now();
    let received = '';
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    socket.setEncoding('utf8');
    socket.on('data', text => (received += text as unknown as string));
    socket.once('end', () => {
      socket.destroy();
      resolve(parse(received, Date.now() - start));
    });
    socket.once('error', reject);
    socket.write(bytes);
  });
