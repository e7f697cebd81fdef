import { ForbiddenError, UnavailableError, type CurrentUser } from '@ticketing/common';
import type { ConfirmResult, Gateway } from '../gateway/gateway';
import { changePayment, type PaymentDocument } from '../models/payment';
import { intentOf } from './intent';

export interface Submission {
  orderId: string;
  buyer: CurrentUser;
  /** What Stripe.js gave for the card. */
  token: string;
}

/** What became of an attempt, and the payment as it was saved with it. */
export interface Authorization {
  result: ConfirmResult;
  payment: PaymentDocument;
}

const SILENT = 'The card processor does not answer. Whether you have paid will show in a minute';

/** Stores the attempt. Of several at the same time one is stored and the others are refused. */
const begin = ({ orderId, buyer, token }: Submission) =>
  changePayment(orderId, payment => {
    if (payment.order.userId !== buyer.id) throw new ForbiddenError();
    return payment.begin(token);
  });

/**
 * Tries to authorize an order's price on a card, once. The order of the writes is what makes it
 * safe to die at any point: the attempt, then the intent's id, then the confirmation, then what
 * came of it; the sweep takes it up wherever it ended.
 * @throws NotFoundError, ForbiddenError, ConflictError; UnavailableError when nobody knows what
 * became of it, and the attempt stays pending until the sweep has asked
 */
export const authorize = async (
  gateway: Gateway,
  maxAttempts: number,
  submission: Submission,
): Promise<Authorization> => {
  const { orderId, token, buyer } = submission;
  const { payment: begun, result: attempt } = await begin(submission);
  const intentId = await intentOf(gateway, begun);
  if (intentId === undefined) throw new UnavailableError(SILENT);
  const result = await gateway.confirm(intentId, { token, email: buyer.email }, attempt.id);
  if (result.kind === 'unknown') throw new UnavailableError(SILENT);
  const seen = { attempt: { id: attempt.id, status: attempt.status }, hintsTold: 0 };
  const { payment } = await changePayment(orderId, other =>
    other.follow(result, seen, maxAttempts),
  );
  return { result, payment };
};
