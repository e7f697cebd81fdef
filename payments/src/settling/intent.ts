import type { Gateway } from '../gateway/gateway';
import { changePayment, type PaymentDocument } from '../models/payment';

/** The key is the order's; a next one only when the one before is known to fail for ever. */
const keyOf = (orderId: string, spoiledKeys: number) =>
  spoiledKeys === 0 ? `order:${orderId}` : `order:${orderId}:${spoiledKeys}`;

const store = async (orderId: string, intentId: string): Promise<string> => {
  const stored = await changePayment(orderId, other => {
    other.paymentIntentId ??= intentId;
    return other.paymentIntentId;
  });
  return stored.result;
};

/**
 * Creation failed under its key, and Stripe repeats that for ever. The intent may be there all the
 * same; else the next key is tried, which is stored before it is used.
 */
const recover = async (gateway: Gateway, payment: PaymentDocument): Promise<string | undefined> => {
  const orderId = payment.id as string;
  const { spoiledKeys } = payment;
  const since = payment.attempts[0]?.createdAt ?? payment._id.getTimestamp();
  const found = await gateway.find(orderId, since);
  if (found.kind === 'unknown') return undefined;
  if (found.kind === 'found') return store(orderId, found.intentId);
  const { payment: spoiled } = await changePayment(orderId, other => {
    // Whoever else found out has counted it.
    if (other.spoiledKeys === spoiledKeys) other.spoiledKeys += 1;
  });
  return intentOf(gateway, spoiled, false);
};

/**
 * The order's PaymentIntent: the stored one, else a new one whose id is stored before it is used.
 * The idempotency key is the order's, so that one whose id was lost on the way is found again: an
 * order never has two.
 * @returns undefined when the processor did not answer
 */
export const intentOf = async (
  gateway: Gateway,
  payment: PaymentDocument,
  mayRecover = true,
): Promise<string | undefined> => {
  if (payment.paymentIntentId) return payment.paymentIntentId;
  const orderId = payment.id as string;
  const { ticketId, priceCents } = payment.order;
  const created = await gateway.create({
    amountCents: priceCents,
    orderId,
    ticketId,
    idempotencyKey: keyOf(orderId, payment.spoiledKeys),
  });
  if (created.kind === 'created') return store(orderId, created.intentId);
  return created.kind === 'spoiled' && mayRecover ? recover(gateway, payment) : undefined;
};
