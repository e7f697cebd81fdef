import type Stripe from 'stripe';
import { unexpectedState } from '../http/api-error';
import type { Memory, StoredIntent } from '../memory';
import { chargeOf } from '../objects/charge';
import { seconds } from '../objects/ids';

const CANCELABLE = [
  ...['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action'],
  'processing',
];

/** POST /v1/payment_intents/:id/cancel */
export const cancelIntent = (
  memory: Memory,
  stored: StoredIntent,
  reason?: Stripe.PaymentIntent.CancellationReason,
): void => {
  const { object: intent } = stored;
  if (!CANCELABLE.includes(intent.status))
    throw unexpectedState(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a ` +
        'PaymentIntent with one of the following statuses may be canceled: ' +
        `${CANCELABLE.join(', ')}.`,
      intent,
    );
  close(memory, stored, reason ?? null);
};

const close = (
  memory: Memory,
  stored: StoredIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): void => {
  const { object: intent } = stored;
  const held = intent.amount_capturable;
  Object.assign(intent, {
    status: 'canceled',
    canceled_at: seconds(),
    cancellation_reason: reason,
    amount_capturable: 0,
    next_action: null,
  } satisfies Partial<Stripe.PaymentIntent>);
  stored.challenged = undefined;
  stored.lapsesAt = undefined;
  memory.emit('payment_intent.canceled', intent);
  if (held === 0) return;
  memory.move('released', intent, held);
  const charge = chargeOf(memory, intent)!;
  // A released authorization shows as a refund of what was never captured.
  Object.assign(charge, { refunded: true, amount_refunded: held } satisfies Partial<Stripe.Charge>);
  memory.emit('charge.refunded', charge);
};

/** An authorization that nobody captured in time is given back by Stripe itself. */
export const lapse = (memory: Memory, stored: StoredIntent): void =>
  close(memory, stored, 'automatic');

/** Gives back every authorization whose time has come. */
export const lapseDue = (memory: Memory, now = Date.now()): void => {
  for (const stored of memory.intents.values())
    if (stored.lapsesAt !== undefined && stored.lapsesAt <= now) lapse(memory, stored);
};
