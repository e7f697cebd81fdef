import {
  BadRequestError,
  body,
  ForbiddenError,
  parseDollars,
  pathId,
  requireAuth,
  UnavailableError,
  userOf,
  validate,
  validated,
} from '@ticketing/common';
import { Router } from 'express';
import { changePayment, paymentAnswer, type PaymentDocument } from '../models/payment';
import { statusOf } from '../models/payment-state';
import { refundNow } from '../settling/refund-now';
import type { Settling } from '../settling/settle';
import type { Settler } from '../settling/settler';

const NOT_PARTIAL =
  'Partial refunds are not possible: leave the amount out, or give the full price';
const NOTED = 'The card processor does not answer. The refund was noted and will be made';

const amount = () =>
  body('amount')
    .optional({ values: 'null' })
    .custom((value: unknown) => parseDollars(value) !== undefined)
    .withMessage('amount must be the full price in US dollars, or be left out');

/** The seller's wish, checked. It is stored before anybody acts on it. */
const request = (payment: PaymentDocument, sellerId: string, dollars?: number): void => {
  if (payment.order.sellerId !== sellerId) throw new ForbiddenError();
  if (dollars !== undefined && parseDollars(dollars) !== payment.order.priceCents)
    throw new BadRequestError([{ message: NOT_PARTIAL, field: 'amount' }]);
  payment.requestRefund();
};

/** POST /api/payments/:id/refund: the seller of the ticket gives all of the money back. */
export const refundPayment = (settling: Settling, settler: Settler) =>
  Router().post(
    '/api/payments/:id/refund',
    requireAuth,
    validate(amount()),
    pathId(),
    async (req, res) => {
      const id = String(req.params.id);
      const input = validated<{ amount?: number }>(req);
      await changePayment(id, payment => request(payment, userOf(req).id, input.amount));
      const payment = await settler.track(refundNow(settling, id));
      if (res.headersSent) return; // the deadline has answered already
      if (statusOf(payment) !== 'refunded') throw new UnavailableError(NOTED);
      res.json(paymentAnswer(payment));
    },
  );
