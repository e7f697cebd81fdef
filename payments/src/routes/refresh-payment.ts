import { pathId, requireAuth, UnavailableError, userOf } from '@ticketing/common';
import { Router, type RequestHandler } from 'express';
import { paymentAnswer, type PaymentDocument } from '../models/payment';
import { ask, type Answer } from '../settling/ask';
import type { Settling } from '../settling/settle';
import type { Settler } from '../settling/settler';
import { ownPayment } from './own-payment';

/** Stripe's word, where there is an intent to ask about. */
const refreshed = async (settling: Settling, payment: PaymentDocument): Promise<Partial<Answer>> =>
  // One without is being created at this moment, or soon by the sweep.
  payment.paymentIntentId
    ? ((await ask(settling, payment)) ?? Promise.reject(new UnavailableError()))
    : { payment };

/**
 * POST /api/payments/:id/refresh: the buyer comes back from the bank, or to a page that was
 * reloaded. Stripe is asked, and what it says is taken over. 202 while it waits for the buyer.
 */
export const refreshPayment = (settling: Settling, settler: Settler, limit: RequestHandler[]) =>
  Router().post('/api/payments/:id/refresh', requireAuth, ...limit, pathId(), async (req, res) => {
    const found = await ownPayment(String(req.params.id), userOf(req).id);
    const { payment = found, state } = await settler.track(refreshed(settling, found));
    settler.wake(payment);
    if (res.headersSent) return; // the deadline has answered already
    if (state?.kind !== 'requires_action' || payment.order.status === 'cancelled')
      return void res.json(paymentAnswer(payment));
    const { kind: status, clientSecret } = state;
    res.status(202).json({ id: payment.id as string, status, clientSecret });
  });
