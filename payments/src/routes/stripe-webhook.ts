import { BadRequestError, deadline, rawJsonBody } from '@ticketing/common';
import { Router, type RequestHandler } from 'express';
import Stripe from 'stripe';
import { metrics } from '../metrics';
import { hintAt } from '../models/payment';
import type { Settler } from '../settling/settler';

/** How old a signature may be, in seconds: what was recorded on its way is of no use later. */
const TOLERANCE_SECONDS = 300;

/** @returns undefined unless one of the secrets signed it, and lately */
const eventOf = (
  payload: Buffer,
  signature: string,
  secrets: string[],
): Stripe.Event | undefined => {
  for (const secret of secrets) {
    try {
      return Stripe.webhooks.constructEvent(payload, signature, secret, TOLERANCE_SECONDS);
    } catch {
      // by another secret, or by nobody who has one
    }
  }
  return undefined;
};

interface Named {
  object?: string;
  id?: string;
  payment_intent?: string | { id: string } | null;
}

/** The PaymentIntent that an event is about, or about a charge, refund or dispute of. */
const intentIdOf = (event: Stripe.Event): string | undefined => {
  const { object, id, payment_intent: intent } = event.data.object as Named;
  const named = typeof intent === 'object' ? intent?.id : intent;
  const found: unknown = object === 'payment_intent' ? id : named;
  return typeof found === 'string' ? found : undefined;
};

/**
 * POST /api/payments/webhook: Stripe tells that something has happened. It is only a hint, on which
 * Stripe is asked: so it does not matter whether events are old, repeated or in disorder.
 * Source: https://docs.stripe.com/webhooks
 */
export const stripeWebhook = (secrets: string[], settler: Settler, limit: RequestHandler[]) =>
  Router().post('/api/payments/webhook', ...rawJsonBody, deadline, ...limit, async (req, res) => {
    const payload = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
    const event = eventOf(payload, req.get('stripe-signature') ?? '', secrets);
    if (!event) {
      metrics.webhooks.inc({ result: 'refused' });
      throw new BadRequestError('The signature does not match, or is too old');
    }
    const intentId = intentIdOf(event);
    const payment = intentId === undefined ? undefined : await hintAt(intentId);
    metrics.webhooks.inc({ result: payment ? 'hint' : 'foreign' });
    if (payment) settler.wake(payment);
    res.json({ received: true });
  });
