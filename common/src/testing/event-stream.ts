import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { eventually } from './eventually';

/** One server-sent event. */
export interface ServerSentEvent {
  event: string;
  data: Record<string, unknown>;
}

const parse = (block: string): ServerSentEvent | undefined => {
  const fields = Object.fromEntries(
    block.split('\n').map(line => /^(\w+): (.*)$/.exec(line)!.slice(1) as [string, string]),
  ) as Record<string, string>;
  if (fields.data === undefined) return undefined;
  return { event: fields.event!, data: JSON.parse(fields.data) as Record<string, unknown> };
};

/** An answer that may be a stream of server-sent events, as it comes in. */
export class EventStream {
  /** As received. */
  text = '';
  /** How it ended: in order, or cut off; undefined as long as it has not. */
  end: 'complete' | 'cut' | undefined;

  constructor(private readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (part: string) => (this.text += part));
    response.on('error', () => undefined);
    response.once('close', () => (this.end = response.complete ? 'complete' : 'cut'));
  }

  get status(): number {
    return this.response.statusCode!;
  }

  get headers(): IncomingHttpHeaders {
    return this.response.headers;
  }

  /** All events of a name, in the order in which they came. */
  data(event: string): Record<string, unknown>[] {
    const blocks = this.text.split('\n\n').slice(0, -1);
    const events = blocks.flatMap(block => parse(block) ?? []);
    return events.filter(one => one.event === event).map(({ data }) => data);
  }

  /** Waits until the newest event of a name about a thing is as expected. */
  until(event: string, id: string, expected: object, timeoutMs?: number) {
    return eventually(() => {
      const newest = this.data(event).findLast(data => data.id === id);
      expect(newest).toMatchObject(expected);
      return newest!;
    }, timeoutMs);
  }

  /** Waits until it has ended. */
  ended() {
    return eventually(() => {
      expect(this.end).toBeDefined();
      return this.end;
    });
  }

  /** Takes nothing for a while: as a reader that is too slow. */
  pause() {
    this.response.pause();
  }

  resume() {
    this.response.resume();
  }

  close() {
    this.response.destroy();
  }
}

const open = new Set<EventStream>();

/** Opens a stream; resolves once there is an answer, whatever it is. Each has its own connection. */
export const openStream = (url: string, headers: Record<string, string> = {}) =>
  new Promise<EventStream>((resolve, reject) => {
    request(url, { headers, agent: false }, response => {
      const stream = new EventStream(response);
      open.add(stream);
      resolve(stream);
    })
      .once('error', reject)
      .end();
  });

/** Closes what a test has left open: for `afterEach`. */
export const closeStreams = () => {
  for (const stream of open) stream.close();
  open.clear();
};
