import {
  ForbiddenError,
  isId,
  NotFoundError,
  requireAuth,
  userOf,
  validate,
} from '@ticketing/common';
import { Router } from 'express';
import { query } from 'express-validator';
import { Payment, paymentAnswer } from '../models/payment';

/** The payment of the buyer's own order: none before the first attempt. */
export const listPayments = Router().get(
  '/api/payments',
  requireAuth,
  validate(query('orderId').custom(isId).withMessage('orderId must be the id of an order')),
  async (req, res) => {
    const payment = await Payment.findById(String(req.query.orderId), { outbox: 0 }).lean();
    if (!payment) throw new NotFoundError('There is no such order');
    if (payment.order.userId !== userOf(req).id) throw new ForbiddenError();
    res.json(payment.attempts.length > 0 ? [paymentAnswer(payment)] : []);
  },
);
