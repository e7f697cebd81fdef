import { connectDatabase } from '@ticketing/common';
import { newDatabaseUri, newId } from '@ticketing/common/testing';
import mongoose from 'mongoose';
import type { Gateway } from './gateway';
import { sandboxGateway } from './sandbox';
import { SandboxIntent } from './sandbox-intent';

const gateway: Gateway = sandboxGateway();
beforeAll(() => connectDatabase(newDatabaseUri(), []));
afterAll(async () => {
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
});

/** A buyer's card, by the token that Stripe.js gave for it. */
const card = (token: string) => ({ token, email: 'buyer@example.com' });
const authorized = { kind: 'authorized', captureBefore: null };

const create = async (key = newId()) => {
  const intent = { amountCents: 1999, orderId: newId(), ticketId: newId(), idempotencyKey: key };
  const created = await gateway.create(intent);
  if (created.kind !== 'created') throw new Error('The sandbox always answers');
  return created.intentId;
};

describe('the sandbox', () => {
  it('creates one intent for a key, also when asked many times at once', async () => {
    const key = newId();
    const ids = await Promise.all(Array.from({ length: 10 }, () => create(key)));
    expect(new Set(ids).size).toBe(1);
    expect(await gateway.retrieve(ids[0]!)).toEqual({ kind: 'open', lastDecline: null });
    expect(await create()).not.toBe(ids[0]);
  });

  it('authorizes, captures once, and cannot give back by cancelling', async () => {
    const id = await create();
    expect(await gateway.confirm(id, card('tok_visa'), 'a')).toEqual(authorized);
    expect(await gateway.retrieve(id)).toEqual(authorized);
    await Promise.all(Array.from({ length: 5 }, (_, n) => gateway.capture(id, `capture ${n}`)));
    const captured = { kind: 'captured', cents: 1999, refunds: [], isDisputed: false };
    expect(await gateway.retrieve(id)).toEqual(captured);
    expect(await gateway.cancel(id)).toEqual(captured);
    expect(await SandboxIntent.findById(id).lean()).toMatchObject({ capturedCents: 1999 });
  });

  it('authorizes once however many confirm at once', async () => {
    const id = await create();
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => gateway.confirm(id, card('pm_card_visa'), `key ${n}`)),
    );
    expect((await SandboxIntent.findById(id).lean())!.charges).toHaveLength(1);
  });

  it('answers the same to the same key, whatever the card', async () => {
    const id = await create();
    const first = await gateway.confirm(id, card('pm_card_visa_chargeDeclined'), 'a');
    expect(first).toMatchObject({ kind: 'declined', code: 'generic_decline' });
    expect(await gateway.confirm(id, card('pm_card_visa'), 'a')).toEqual(first);
    expect(await gateway.retrieve(id)).toEqual({ kind: 'open', lastDecline: first });
    expect(await gateway.confirm(id, card('pm_card_visa'), 'b')).toEqual(authorized);
    expect(await gateway.confirm(id, card('pm_card_visa'), 'a')).toEqual(first);
  });

  it('takes nothing after a cancellation', async () => {
    const id = await create();
    await gateway.confirm(id, card('pm_card_visa'), 'a');
    const canceled = { kind: 'canceled', wasHeld: true };
    expect(await gateway.cancel(id)).toEqual(canceled);
    expect(await gateway.cancel(id)).toEqual(canceled);
    expect(await gateway.confirm(id, card('pm_card_visa'), 'b')).toEqual(canceled);
    expect(await gateway.capture(id, 'c')).toMatchObject({ kind: 'refused' });
  });

  it('captures nothing that is not authorized', async () => {
    expect(await gateway.capture(await create(), 'a')).toMatchObject({ kind: 'refused' });
  });

  it.each([
    ['pm_card_chargeDeclined', 'generic_decline'],
    ['tok_chargeDeclined', 'generic_decline'],
    ['tok_visa_chargeDeclined', 'generic_decline'],
    ['pm_card_chargeCustomerFail', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['tok_visa_chargeDeclinedLostCard', 'lost_card'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'stolen_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ['tok_chargeDeclinedIncorrectCvc', 'incorrect_cvc'],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error'],
    ['pm_card_visa_chargeDeclinedVelocityLimitExceeded', 'card_velocity_exceeded'],
    ['pm_card_radarBlock', 'fraudulent'],
  ])('declines %s: %s', async (token, code) => {
    const result = await gateway.confirm(await create(), card(token), newId());
    expect(result).toMatchObject({ kind: 'declined', code });
  });

  it('gives all of the money back, once', async () => {
    const id = await create();
    await gateway.confirm(id, card('pm_card_visa'), 'a');
    expect(await gateway.refund(id, 'r')).toMatchObject({ kind: 'refused' });
    await gateway.capture(id, 'c');
    const refunded = { kind: 'captured', cents: 1999, refunds: [{ cents: 1999 }] };
    expect(await gateway.refund(id, 'r')).toMatchObject(refunded);
    expect(await gateway.refund(id, 'again')).toMatchObject(refunded);
    expect(await gateway.retrieve(id)).toMatchObject(refunded);
  });

  it('finds the intent of an order', async () => {
    const orderId = newId();
    expect(await gateway.find(orderId, new Date())).toEqual({ kind: 'none' });
    const intent = { amountCents: 50, orderId, ticketId: newId(), idempotencyKey: orderId };
    const { intentId } = (await gateway.create(intent)) as { intentId: string };
    expect(await gateway.find(orderId, new Date())).toEqual({ kind: 'found', intentId });
  });

  describe.each([
    'pm_card_authenticationRequired',
    'pm_card_threeDSecureRequired',
    'pm_card_threeDSecure2Required',
    'tok_threeDSecure2Required',
  ])('asks the bank with %s', token => {
    const challenged = async () => {
      const id = await create();
      const waiting = await gateway.confirm(id, card(token), 'a');
      return { id, waiting };
    };

    it('and waits, with a secret of the intent', async () => {
      const { id, waiting } = await challenged();
      const clientSecret = expect.stringMatching(`^sandbox_${id}_secret_[0-9a-f]{24}$`) as string;
      expect(waiting).toEqual({ kind: 'requires_action', clientSecret });
      expect(await gateway.retrieve(id)).toEqual(waiting);
      expect(await gateway.confirm(id, card(token), 'a')).toEqual(waiting);
    });

    it('which may approve', async () => {
      const { id } = await challenged();
      expect(await gateway.answerBank!(id, true)).toBe(true);
      expect(await gateway.retrieve(id)).toEqual(authorized);
      expect(await gateway.confirm(id, card(token), 'a')).toEqual(authorized);
      expect(await gateway.answerBank!(id, true)).toBe(false);
    });

    it('or not, which counts as no decline', async () => {
      const { id } = await challenged();
      expect(await gateway.answerBank!(id, false)).toBe(true);
      expect(await gateway.retrieve(id)).toEqual({ kind: 'open', lastDecline: null });
      expect(await gateway.confirm(id, card('tok_visa'), 'b')).toEqual(authorized);
    });

    it('unless the intent was cancelled', async () => {
      const { id } = await challenged();
      expect(await gateway.cancel(id)).toEqual({ kind: 'canceled', wasHeld: false });
      expect(await gateway.answerBank!(id, true)).toBe(false);
    });
  });

  it('may decline after the bank was asked', async () => {
    const id = await create();
    const token = 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds';
    expect(await gateway.confirm(id, card(token), 'a')).toMatchObject({ kind: 'requires_action' });
    await gateway.answerBank!(id, true);
    const lastDecline = { kind: 'declined', code: 'insufficient_funds' };
    expect(await gateway.retrieve(id)).toMatchObject({ kind: 'open', lastDecline });
  });

  it.each(['pm_1234', 'tok_', 'pm_card_constructor', 'ctoken_card_visa', 'tok_visa_visa'])(
    'knows no token %s',
    async token => {
      const result = await gateway.confirm(await create(), card(token), newId());
      expect(result).toMatchObject({ kind: 'invalid_token' });
    },
  );

  it('knows nothing of an intent that it did not make', async () => {
    expect(await gateway.retrieve('pi_nobody')).toEqual({ kind: 'unknown' });
    expect(await gateway.confirm('pi_nobody', card('tok_visa'), 'a')).toEqual({ kind: 'unknown' });
  });
});
