import {
  BadRequestError,
  body,
  bodyId,
  CardDeclinedError,
  ConflictError,
  requireAuth,
  UnavailableError,
  userOf,
  validate,
  validated,
} from '@ticketing/common';
import { Router } from 'express';
import { hasEntry } from '../models/payment-state';
import { authorize, type Authorization } from '../settling/authorize';
import type { Settling } from '../settling/settle';
import type { Settler } from '../settling/settler';
import { declineWords } from './decline-words';

const TOKEN = /^(pm|ctoken|tok)_[A-Za-z0-9_]{1,200}$/;
const MUST_AUTHENTICATE =
  'Your bank asks for an authentication that was not possible. Please pay with another card.';

const token = () =>
  body('token')
    .custom((value: unknown) => typeof value === 'string' && TOKEN.test(value))
    .withMessage('token must be a payment method, confirmation token or card token of Stripe');

/** @throws the error that an attempt is answered with, unless it may go on */
const refuse = ({ result, payment }: Authorization): void => {
  switch (result.kind) {
    case 'declined':
      throw new CardDeclinedError(declineWords(result.code));
    case 'unauthenticated':
      throw new CardDeclinedError(MUST_AUTHENTICATE);
    case 'invalid_token':
      throw new BadRequestError([{ message: result.message, field: 'token' }]);
    case 'unknown':
      throw new UnavailableError();
  }
  if (payment.order.status === 'cancelled' || hasEntry(payment, 'released'))
    throw new ConflictError('The order was cancelled in the meantime, nothing is charged');
};

/**
 * Pays an order by card: authorizes its price, which is taken once the order is complete. 202 when
 * the buyer's bank must be asked first, with what Stripe.js needs for that.
 */
export const createPayment = ({ gateway, maxAttempts }: Settling, settler: Settler) =>
  Router().post(
    '/api/payments',
    requireAuth,
    validate(bodyId('orderId'), token()),
    async (req, res) => {
      const input = validated<{ orderId: string; token: string }>(req);
      const submission = { ...input, buyer: userOf(req) };
      const authorization = await settler.track(authorize(gateway, maxAttempts, submission));
      settler.wake(authorization.payment);
      if (res.headersSent) return; // the deadline has answered already
      refuse(authorization);
      const { result, payment } = authorization;
      const id = payment.id as string;
      if (result.kind !== 'requires_action') return void res.status(201).json({ id });
      res.status(202).json({ id, status: result.kind, clientSecret: result.clientSecret });
    },
  );
