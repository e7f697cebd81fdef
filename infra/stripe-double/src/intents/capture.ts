import type Stripe from 'stripe';
import { invalidRequest, unexpectedState } from '../http/api-error';
import type { Memory, StoredIntent } from '../memory';
import { chargeOf, dispute } from '../objects/charge';

/** POST /v1/payment_intents/:id/capture */
export const captureIntent = (
  memory: Memory,
  stored: StoredIntent,
  amount = stored.object.amount_capturable,
): void => {
  const { object: intent } = stored;
  if (intent.status !== 'requires_capture')
    throw unexpectedState(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. ` +
        'Only a PaymentIntent with one of the following statuses may be captured: ' +
        'requires_capture.',
      intent,
    );
  if (amount < 1 || amount > intent.amount_capturable)
    throw invalidRequest(
      'The provided amount_to_capture is greater than the capturable amount of the PaymentIntent.',
      'amount_to_capture',
      'amount_too_large',
    );
  take(memory, stored, amount);
  const method = memory.methods.get(String(intent.payment_method));
  if (method?.card.isDisputed) dispute(memory, intent);
};

/** Moves money; what is authorized beyond it goes back to the buyer. */
export const take = (memory: Memory, stored: StoredIntent, amount: number): void => {
  const { object: intent } = stored;
  const charge = chargeOf(memory, intent)!;
  const rest = intent.amount_capturable - amount;
  Object.assign(charge, {
    captured: true,
    amount_captured: amount,
  } satisfies Partial<Stripe.Charge>);
  Object.assign(intent, {
    status: 'succeeded',
    amount_received: amount,
    amount_capturable: 0,
  } satisfies Partial<Stripe.PaymentIntent>);
  stored.lapsesAt = undefined;
  memory.move('captured', intent, amount);
  if (rest > 0) memory.move('released', intent, rest);
  memory.emit('charge.captured', charge);
  memory.emit('payment_intent.succeeded', intent);
};
