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

const TOKEN = /^(pm|ctoken|tok)_[A-Za-z0-9_]{1,200}$/;
const MUST_AUTHENTICATE =
  'your bank asks for authentication (3-D Secure), please pay with another card';

const token = () =>
  body('token')
    .custom((value: unknown) => typeof value === 'string' && TOKEN.test(value))
    .withMessage('token must be a payment method, confirmation token or card token of Stripe');

/** @throws the error that an attempt is answered with, unless the price is authorized */
const refuse = ({ result, payment }: Authorization): void => {
  switch (result.kind) {
    case 'declined':
      throw new CardDeclinedError(result.message);
    case 'requires_action':
      throw new CardDeclinedError(MUST_AUTHENTICATE);
    case 'invalid_token':
      throw new BadRequestError([{ message: result.message, field: 'token' }]);
    case 'unknown':
      throw new UnavailableError();
  }
  if (payment.order.status === 'cancelled' || hasEntry(payment, 'released'))
    throw new ConflictError('The order was cancelled in the meantime, nothing is charged');
};

/** Pays an order by card: authorizes its price, which is taken once the order is complete. */
export const createPayment = ({ gateway, maxAttempts }: Settling, settler: Settler) =>
  Router().post(
    '/api/payments',
    requireAuth,
    validate(bodyId('orderId'), token()),
    async (req, res) => {
      const input = validated<{ orderId: string; token: string }>(req);
      const submission = { ...input, userId: userOf(req).id };
      const authorization = await settler.track(authorize(gateway, maxAttempts, submission));
      settler.wake(authorization.payment);
      if (res.headersSent) return; // the deadline has answered already
      refuse(authorization);
      res.status(201).json({ id: authorization.payment.id as string });
    },
  );
