import { createHash } from 'node:crypto';
import { isDuplicateKey, retryOnConflict } from '@ticketing/common';
import {
  UNKNOWN,
  type ConfirmResult,
  type Declined,
  type CancelResult,
  type CaptureResult,
  type Gateway,
  type IntentState,
  type Unknown,
} from './gateway';
import { SandboxIntent, type SandboxCharge, type SandboxIntentDocument } from './sandbox-intent';
import { testOutcome } from './test-tokens';

const ID_LENGTH = 24;

/** An id that follows from the idempotency key: so the same key always means the same thing. */
const idFor = (prefix: string, key: string) =>
  `${prefix}_${createHash('sha256').update(key).digest('hex').slice(0, ID_LENGTH)}`;

const declineOf = ({ id, code, message }: SandboxCharge): Declined => ({
  kind: 'declined',
  code: code!,
  message: message!,
  reference: id,
});

const answerOf = (charge: SandboxCharge): ConfirmResult =>
  charge.outcome === 'declined' ? declineOf(charge) : { kind: charge.outcome };

const stateOf = ({ status, charges }: SandboxIntentDocument): IntentState => {
  if (status === 'requires_capture') return { kind: 'authorized' };
  if (status === 'succeeded') return { kind: 'captured' };
  if (status === 'canceled') return { kind: 'canceled' };
  const last = charges.at(-1);
  return { kind: 'open', lastDecline: last?.outcome === 'declined' ? declineOf(last) : null };
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
  if (earlier) return answerOf(earlier);
  const state = stateOf(intent);
  if (state.kind !== 'open') return state;
  const outcome = testOutcome(token);
  // As Stripe does, it remembers under the key what it carried out, and no invalid request.
  if (!outcome) return { kind: 'invalid_token', message: 'There is no such test card token' };
  const { kind, ...decline } = outcome;
  const charge: SandboxCharge = { id: idFor('ch', key), key, outcome: kind, ...decline };
  intent.charges.push(charge);
  if (kind === 'authorized') intent.status = 'requires_capture';
  return answerOf(charge);
};

/**
 * Stripe's test mode in little, for a machine without a Stripe account: the same intents, test
 * tokens and idempotency. Its books are a collection of their own in the service's database: they
 * survive any kill and all replicas share them. No money, and no token is kept.
 */
export const sandboxGateway = (): Gateway => ({
  create: async ({ idempotencyKey, ...intent }) => {
    const intentId = idFor('pi', idempotencyKey);
    try {
      await SandboxIntent.create({ _id: intentId, ...intent });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // else it was created by the same key before
    }
    return { kind: 'created', intentId };
  },

  confirm: (intentId, token, key) => change(intentId, intent => confirm(intent, token, key)),

  retrieve: async intentId => {
    const intent = await SandboxIntent.findById(intentId);
    return intent ? stateOf(intent) : UNKNOWN;
  },

  capture: intentId =>
    change<CaptureResult>(intentId, intent => {
      const { kind } = stateOf(intent);
      if (kind === 'authorized') {
        intent.status = 'succeeded';
        intent.capturedCents = intent.amountCents;
      }
      if (kind === 'authorized' || kind === 'captured') return { kind: 'captured' };
      const message = `This PaymentIntent cannot be captured: it is ${intent.status}.`;
      return { kind: 'refused', code: 'payment_intent_unexpected_state', message };
    }),

  cancel: intentId =>
    change<CancelResult>(intentId, intent => {
      if (intent.status === 'succeeded') return { kind: 'captured' };
      intent.status = 'canceled';
      return { kind: 'canceled' };
    }),
});
