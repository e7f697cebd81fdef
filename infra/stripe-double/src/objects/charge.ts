import type Stripe from 'stripe';
import type { Memory, StoredIntent, StoredMethod } from '../memory';
import { orderOf } from '../memory';
import { newId, seconds } from './ids';

const outcomeOf = ({ card }: StoredMethod): Stripe.Charge.Outcome => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: card.code ? 'declined_by_network' : 'approved_by_network',
  reason: card.declineCode ?? card.code ?? null,
  risk_level: 'normal',
  seller_message: card.code
    ? 'The bank did not return any further details with this decline.'
    : 'Payment complete.',
  type: card.code ? 'issuer_declined' : 'authorized',
});

const cardDetails = (method: StoredMethod, amount: number, captureBefore: number) =>
  ({
    type: 'card',
    card: {
      ...method.object.card,
      amount_authorized: amount,
      capture_before: captureBefore,
      network: 'visa',
    },
  }) as unknown as Stripe.Charge.PaymentMethodDetails;

/** A try of a card: authorized, or failed for the reason that the card has. */
export const createCharge = (
  memory: Memory,
  { object: intent }: StoredIntent,
  method: StoredMethod,
): Stripe.Charge => {
  const hasFailed = method.card.code !== undefined;
  const charge: Stripe.Charge = {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.object.billing_details as Stripe.Charge.BillingDetails,
    calculated_statement_descriptor: null,
    captured: false,
    created: seconds(),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: method.card.code ?? null,
    failure_message: method.card.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcomeOf(method),
    paid: !hasFailed,
    payment_intent: intent.id,
    payment_method: method.object.id,
    payment_method_details: cardDetails(method, intent.amount, seconds(Date.now() + memory.holdMs)),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: hasFailed ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
  memory.charges.set(charge.id, charge);
  intent.latest_charge = charge.id;
  memory.emit(hasFailed ? 'charge.failed' : 'charge.succeeded', charge);
  return charge;
};

/** The charge that holds, or held, an intent's money; undefined before the first try. */
export const chargeOf = (
  memory: Memory,
  { latest_charge: latest }: Stripe.PaymentIntent,
): Stripe.Charge | undefined => memory.charges.get(String(latest));

/** What the bank of a buyer sends who says that they never bought. */
export const dispute = (memory: Memory, intent: Stripe.PaymentIntent): void => {
  const charge = chargeOf(memory, intent)!;
  charge.disputed = true;
  memory.emit('charge.dispute.created', {
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount_captured,
    charge: charge.id,
    created: seconds(),
    currency: charge.currency,
    is_charge_refundable: false,
    livemode: false,
    metadata: { orderId: orderOf(intent) },
    payment_intent: intent.id,
    reason: 'fraudulent',
    status: 'needs_response',
  } as object);
};
