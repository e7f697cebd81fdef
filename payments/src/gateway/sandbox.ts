import { createHash, randomBytes } from 'node:crypto';
import { isDuplicateKey, retryOnConflict } from '@ticketing/common';
import {
  UNKNOWN,
  type CancelResult,
  type CaptureResult,
  type Captured,
  type ConfirmResult,
  type Declined,
  type Gateway,
  type IntentState,
  type RefundResult,
  type Unknown,
} from './gateway';
import { SandboxIntent, type SandboxCharge, type SandboxIntentDocument } from './sandbox-intent';
import { testOutcome } from './test-tokens';

const ID_LENGTH = 24;
const SECRET_BYTES = 12;

/** An id that follows from the idempotency key: so the same key always means the same thing. */
const idFor = (prefix: string, key: string) =>
  `${prefix}_${createHash('sha256').update(key).digest('hex').slice(0, ID_LENGTH)}`;

const declineOf = ({ id, code, message }: SandboxCharge): Declined => ({
  kind: 'declined',
  code: code!,
  message: message!,
  reference: id,
});

const captured = (intent: SandboxIntentDocument): Captured => ({
  kind: 'captured',
  cents: intent.capturedCents,
  refunds:
    intent.refundedCents > 0
      ? [{ id: idFor('re', intent.id as string), cents: intent.refundedCents }]
      : [],
  isDisputed: false,
});

const stateOf = (intent: SandboxIntentDocument): IntentState => {
  const { status, charges, clientSecret } = intent;
  const last = charges.at(-1);
  if (status === 'requires_capture') return { kind: 'authorized', captureBefore: null };
  if (status === 'requires_action') return { kind: status, clientSecret };
  if (status === 'succeeded') return captured(intent);
  if (status === 'canceled') return { kind: status, wasHeld: last?.outcome === 'authorized' };
  return { kind: 'open', lastDecline: last?.outcome === 'declined' ? declineOf(last) : null };
};

const answerOf = (intent: SandboxIntentDocument, charge: SandboxCharge): ConfirmResult => {
  if (charge.outcome === 'declined') return declineOf(charge);
  if (charge.outcome === 'unauthenticated') return { kind: charge.outcome };
  const state = stateOf(intent);
  return state.kind === 'open' ? UNKNOWN : state;
};

/** Reads an intent, lets `work` change it, saves it; again if another replica was faster. */
const change = <T>(id: string, work: (intent: SandboxIntentDocument) => T): Promise<T | Unknown> =>
  retryOnConflict(async () => {
    const intent = await SandboxIntent.findById(id);
    if (!intent) return UNKNOWN;
    const result = work(intent);
    await intent.save();
    return result;
  });

const confirm = (intent: SandboxIntentDocument, token: string, key: string): ConfirmResult => {
  const earlier = intent.charges.find(charge => charge.key === key);
  if (earlier) return answerOf(intent, earlier);
  const state = stateOf(intent);
  if (state.kind !== 'open' && state.kind !== 'requires_action') return state;
  const outcome = testOutcome(token);
  // As Stripe does, it remembers under the key what it carried out, and no invalid request.
  if (!outcome) return { kind: 'invalid_token', message: 'There is no such test card token' };
  const isChallenged = outcome.kind === 'requires_action';
  const { kind, ...decline } = isChallenged ? outcome.then : outcome;
  const charge: SandboxCharge = {
    id: idFor('ch', key),
    key,
    outcome: outcome.kind,
    ...(isChallenged && { then: kind }),
    ...decline,
  };
  intent.charges.push(charge);
  if (charge.outcome === 'authorized') intent.status = 'requires_capture';
  if (charge.outcome === 'requires_action') intent.status = 'requires_action';
  return answerOf(intent, charge);
};

/** The buyer comes back from the bank. */
const answerBank = (intent: SandboxIntentDocument, isApproved: boolean): boolean => {
  if (intent.status !== 'requires_action') return false;
  const charge = intent.charges.at(-1)!;
  charge.outcome = isApproved ? charge.then! : 'unauthenticated';
  intent.status = charge.outcome === 'authorized' ? 'requires_capture' : 'requires_payment_method';
  return true;
};

const capture = (intent: SandboxIntentDocument): CaptureResult => {
  if (intent.status === 'requires_capture') {
    intent.status = 'succeeded';
    intent.capturedCents = intent.amountCents;
  }
  if (intent.status === 'succeeded') return captured(intent);
  const message = `This PaymentIntent cannot be captured: it is ${intent.status}.`;
  return { kind: 'refused', code: 'payment_intent_unexpected_state', message };
};

const cancel = (intent: SandboxIntentDocument): CancelResult => {
  if (intent.status === 'succeeded') return captured(intent);
  intent.status = 'canceled';
  return { kind: 'canceled', wasHeld: intent.charges.at(-1)?.outcome === 'authorized' };
};

const refund = (intent: SandboxIntentDocument): RefundResult => {
  if (intent.status !== 'succeeded')
    return { kind: 'refused', code: 'charge_not_captured', message: 'Nothing was captured.' };
  intent.refundedCents = intent.capturedCents;
  return captured(intent);
};

/**
 * Stripe's test mode in little, for a machine without a Stripe account: the same intents, test
 * tokens and idempotency. Its books are a collection of their own in the service's database: they
 * survive any kill and all replicas share them. No money, and no token is kept.
 */
export const sandboxGateway = (): Gateway => ({
  create: async ({ idempotencyKey, ...intent }) => {
    const intentId = idFor('pi', idempotencyKey);
    const clientSecret = `sandbox_${intentId}_secret_${randomBytes(SECRET_BYTES).toString('hex')}`;
    try {
      await SandboxIntent.create({ _id: intentId, clientSecret, ...intent });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // else it was created by the same key before
    }
    return { kind: 'created', intentId };
  },

  find: async orderId => {
    const intent = await SandboxIntent.findOne({ orderId });
    return intent ? { kind: 'found', intentId: intent.id as string } : { kind: 'none' };
  },

  confirm: (intentId, { token }, key) => change(intentId, intent => confirm(intent, token, key)),

  retrieve: async intentId => {
    const intent = await SandboxIntent.findById(intentId);
    return intent ? stateOf(intent) : UNKNOWN;
  },

  capture: intentId => change(intentId, capture),
  cancel: intentId => change(intentId, cancel),
  refund: intentId => change(intentId, refund),

  answerBank: async (intentId, isApproved) =>
    (await change(intentId, intent => answerBank(intent, isApproved))) === true,
});
