import type { Gateway } from '../gateway/gateway';
import { changePayment, type PaymentDocument } from '../models/payment';

/**
 * The order's PaymentIntent: the stored one, else a new one whose id is stored before it is used.
 * The idempotency key is the order's, so that one whose id was lost on the way is found again: an
 * order never has two.
 * @returns undefined when the processor did not answer
 */
export const intentOf = async (
  gateway: Gateway,
  payment: PaymentDocument,
): Promise<string | undefined> => {
  if (payment.paymentIntentId) return payment.paymentIntentId;
  const orderId = payment.id as string;
  const { ticketId, priceCents } = payment.order;
  const created = await gateway.create({
    amountCents: priceCents,
    orderId,
    ticketId,
    idempotencyKey: `order:${orderId}`,
  });
  if (created.kind === 'unknown') return undefined;
  const stored = await changePayment(orderId, other => {
    other.paymentIntentId ??= created.intentId;
    return other.paymentIntentId;
  });
  return stored.result;
};
