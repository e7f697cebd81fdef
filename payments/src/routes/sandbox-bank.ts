import {
  body,
  ConflictError,
  pathId,
  requireAuth,
  userOf,
  validate,
  validated,
} from '@ticketing/common';
import { Router } from 'express';
import type { Gateway } from '../gateway/gateway';
import { ownPayment } from './own-payment';

const approve = () =>
  body('approve')
    .custom((value: unknown) => typeof value === 'boolean')
    .withMessage('approve must be true or false');

/**
 * POST /api/payments/:id/sandbox-bank: what the buyer does on the page of their bank, for play
 * money. Only the sandbox has it; the payment learns of it by a refresh, as it would from Stripe.
 */
export const sandboxBank = (answerBank: NonNullable<Gateway['answerBank']>) =>
  Router().post(
    '/api/payments/:id/sandbox-bank',
    requireAuth,
    validate(approve()),
    pathId(),
    async (req, res) => {
      const payment = await ownPayment(String(req.params.id), userOf(req).id);
      const { approve: isApproved } = validated<{ approve: boolean }>(req);
      const intentId = payment.paymentIntentId;
      if (!intentId || !(await answerBank(intentId, isApproved)))
        throw new ConflictError('No payment of this order waits for the bank');
      res.json({});
    },
  );
