import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { booksOf } from './books';
import { FaultPlan, type Faults } from './faults/fault-plan';
import { missing } from './http/api-error';
import { createApp, type SeenRequest } from './http/app';
import { IdempotencyKeys } from './http/idempotency';
import { lapse } from './intents/cancel';
import { answerChallenge } from './intents/challenge';
import { Memory, type Movement } from './memory';
import type { Controlled } from './routes/control';
import { Webhooks, type WebhookTarget } from './webhooks/webhooks';

/** As long as most issuers hold an authorization that was made in a browser. */
const HOLD_SECONDS = 7 * 24 * 3600;
/** Requests that are kept to be looked at; the oldest go first. */
const MAX_SEEN = 10_000;

export interface StripeDoubleOptions {
  /** A free one when absent, or 0. */
  port?: number;
  host?: string;
  /** All chance follows from it. */
  seed?: number | string;
  faults?: Faults;
  webhook?: WebhookTarget;
  /** The only secret key that is taken; any test key when absent. */
  apiKey?: string;
  /** How long an authorization holds. */
  holdSeconds?: number;
  /** Names an order in decisions, so that they are the same for other ids in another run. */
  nameOf?: (orderId: string) => string;
}

export interface StripeDouble extends Controlled {
  /** For `STRIPE_API_BASE`. */
  url: string;
  seed: number | string;
  /** Every movement of money so far, oldest first. */
  movements: readonly Movement[];
  /** The newest requests, oldest first. */
  requests: SeenRequest[];
  faults: FaultPlan;
  webhooks: Webhooks;
  stop(): Promise<void>;
}

/** Starts a double of Stripe in this process. What it holds is gone with it. */
export const startStripeDouble = async (
  options: StripeDoubleOptions = {},
): Promise<StripeDouble> => {
  const { seed = 1, nameOf = (orderId: string) => orderId } = options;
  const webhooks = new Webhooks(seed, options.webhook);
  const memory = new Memory((options.holdSeconds ?? HOLD_SECONDS) * 1000, (type, object, order) =>
    webhooks.emit(type, object, nameOf(order)),
  );
  const faults = new FaultPlan(seed, options.faults, nameOf);
  const requests: SeenRequest[] = [];
  const see = (request: SeenRequest) => {
    if (requests.push(request) > MAX_SEEN) requests.shift();
  };
  const controlled: Controlled = {
    books: () => booksOf(memory),
    answerChallenge: (secret, isPassed) => answerChallenge(memory, secret, isPassed),
    lapse: id => {
      const stored = memory.intents.get(id);
      if (!stored) throw missing('payment_intent', id, 'intent');
      lapse(memory, stored);
    },
    setFaults: given => faults.change(given),
    failNext: (call, fault, times) => faults.failNext(call, fault, times),
    setWebhook: target => {
      webhooks.target = target;
    },
  };
  const context = { memory, keys: new IdempotencyKeys(), faults };
  const server = createServer(createApp(context, controlled, see, options.apiKey));
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, host, resolve);
  });
  const stop = async () => {
    await webhooks.stop();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  };
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const { movements } = memory;
  return { url, seed, movements, requests, faults, webhooks, stop, ...controlled };
};
