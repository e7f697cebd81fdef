import express, { Router, type ErrorRequestHandler } from 'express';
import { z } from 'zod';
import type { Books } from '../books';
import type { Call, Fault, Faults } from '../faults/fault-plan';
import { ApiError } from '../http/api-error';
import type { WebhookTarget } from '../webhooks/webhooks';

/** What can be told to the double while it runs. */
export interface Controlled {
  books(): Books;
  /** The buyer passes, or fails, the 3-D Secure challenge of a PaymentIntent. */
  answerChallenge(clientSecret: string, isPassed: boolean): void;
  /** Time passes: an authorization lapses. */
  lapse(intentId: string): void;
  setFaults(faults: Faults): void;
  failNext(call: Call, fault: Fault, times?: number): void;
  setWebhook(webhook: WebhookTarget | undefined): void;
}

const challenge = z.object({ client_secret: z.string(), approve: z.boolean() });
const lapsed = z.object({ payment_intent: z.string() });
const webhook = z.object({ url: z.url(), secret: z.string().min(1) });

const asJson: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (error instanceof ApiError) res.status(error.status).json({ error: error.fields });
  else if (error instanceof z.ZodError) res.status(400).json({ error: z.prettifyError(error) });
  else next(error);
};

/** The same for a double that is a process of its own, in JSON and without a key. */
export const control = (controlled: Controlled): Router => {
  const router = Router();
  router.use(express.json());
  router.get('/books', (_req, res) => {
    res.json([...controlled.books().values()]);
  });
  router.post('/challenges', (req, res) => {
    const { client_secret: secret, approve } = challenge.parse(req.body);
    controlled.answerChallenge(secret, approve);
    res.json({});
  });
  router.post('/lapses', (req, res) => {
    controlled.lapse(lapsed.parse(req.body).payment_intent);
    res.json({});
  });
  router.put('/faults', (req, res) => {
    controlled.setFaults((req.body ?? {}) as Faults);
    res.json({});
  });
  router.put('/webhook', (req, res) => {
    controlled.setWebhook(webhook.parse(req.body));
    res.json({});
  });
  router.use(asJson);
  return router;
};
