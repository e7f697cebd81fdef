import { Agent, type AgentOptions, type ClientRequestArgs } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

const RETRY_MS = 50;

type Callback = (error: Error | null, socket: Duplex) => void;

/**
 * Connects to a process that is being started again: a refused connection is tried again for a
 * while. Nothing of the request has been sent by then, so this is safe for every method.
 */
export class PatientAgent extends Agent {
  constructor(
    private readonly patienceMs: number,
    options: AgentOptions,
  ) {
    super(options);
  }

  override createConnection(options: ClientRequestArgs, callback?: Callback): undefined {
    const deadline = Date.now() + this.patienceMs;
    const attempt = () => {
      const socket = connect({ host: options.host!, port: Number(options.port), noDelay: true });
      const onError = (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED' && Date.now() < deadline) setTimeout(attempt, RETRY_MS);
        else callback?.(error, socket);
      };
      socket.once('error', onError);
      socket.once('connect', () => {
        socket.off('error', onError);
        callback?.(null, socket);
      });
    };
    attempt();
  }
}
