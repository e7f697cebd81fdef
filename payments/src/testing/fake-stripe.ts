import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as Stripe gets it. */
export interface StripeRequest {
  method: string;
  path: string;
  /** The form's fields, as in `automatic_payment_methods[enabled]`. */
  form: Record<string, string>;
  key: string | undefined;
  authorization: string | undefined;
}

/** An answer; `hangs` never comes, `cuts` ends the connection. */
export type StripeAnswer = { status?: number; body: object } | 'hangs' | 'cuts';

/** An HTTP server in Stripe's place: it keeps the requests and answers as told. */
export class FakeStripe {
  readonly requests: StripeRequest[] = [];
  /** By method and path, e.g. `POST /v1/payment_intents`; the last one is kept for good. */
  private readonly answers = new Map<string, StripeAnswer[]>();
  private server: Server | undefined;

  answer(to: string, ...answers: StripeAnswer[]) {
    this.answers.set(to, answers);
  }

  reset() {
    this.requests.length = 0;
    this.answers.clear();
  }

  /** @returns the base URL */
  async start(): Promise<string> {
    const server = createServer((req, res) => {
      let text = '';
      req.on('data', chunk => (text += chunk));
      req.on('end', () => {
        const { method = '', url: path = '', headers } = req;
        this.requests.push({
          method,
          path,
          form: Object.fromEntries(new URLSearchParams(text)),
          key: headers['idempotency-key'] as string | undefined,
          authorization: headers.authorization,
        });
        const planned = this.answers.get(`${method} ${path}`) ?? [];
        const answer = planned.length > 1 ? planned.shift()! : planned[0];
        if (answer === 'hangs') return;
        if (answer === 'cuts') return void req.socket.destroy();
        const missing = { status: 404, body: { error: { type: 'invalid_request_error' } } };
        const { status = 200, body } = answer ?? missing;
        res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
      });
    });
    this.server = server;
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop() {
    this.server?.closeAllConnections();
    await new Promise(resolve => this.server?.close(resolve));
  }
}
