import type Stripe from 'stripe';
import { ApiError, invalidRequest, missing } from '../http/api-error';
import type { Memory } from '../memory';
import { newId, seconds } from '../objects/ids';

export interface RefundParams {
  payment_intent?: string;
  charge?: string;
  amount?: number;
  reason?: Stripe.Refund.Reason;
  metadata?: Record<string, string>;
}

const chargeToRefund = (memory: Memory, params: RefundParams): Stripe.Charge => {
  const { payment_intent: intentId, charge: chargeId } = params;
  if (!intentId && !chargeId)
    throw invalidRequest('One of the following params should be provided: payment_intent, charge.');
  if (chargeId) {
    const charge = memory.charges.get(chargeId);
    if (!charge) throw missing('charge', chargeId, 'charge', 400);
    if (!charge.captured)
      throw invalidRequest(`Charge ${charge.id} holds no captured money to refund.`, 'charge');
    return charge;
  }
  const intent = memory.intents.get(intentId!)?.object;
  if (!intent) throw missing('payment_intent', intentId!, 'payment_intent', 400);
  const charge = memory.charges.get(String(intent.latest_charge));
  if (!charge?.captured)
    throw invalidRequest(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      'payment_intent',
    );
  return charge;
};

/** POST /v1/refunds: gives captured money back. */
export const createRefund = (memory: Memory, params: RefundParams): Stripe.Refund => {
  const charge = chargeToRefund(memory, params);
  const left = charge.amount_captured - charge.amount_refunded;
  if (charge.refunded)
    throw new ApiError(
      400,
      {
        type: 'invalid_request_error',
        code: 'charge_already_refunded',
        message: `Charge ${charge.id} has already been refunded.`,
        charge: charge.id,
      },
      true,
    );
  if (charge.disputed)
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`);
  const amount = params.amount ?? left;
  if (amount > left)
    throw invalidRequest(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      'amount',
    );
  const refund: Stripe.Refund = {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: seconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    metadata: params.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
  memory.refunds.set(refund.id, refund);
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  const intent = memory.intents.get(String(charge.payment_intent))!.object;
  memory.move('refunded', intent, amount);
  memory.emit('charge.refunded', charge);
  memory.emit('refund.created', refund);
  return refund;
};
