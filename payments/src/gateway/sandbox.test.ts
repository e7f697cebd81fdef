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
    expect(await gateway.confirm(id, 'tok_visa', 'a')).toEqual({ kind: 'authorized' });
    expect(await gateway.retrieve(id)).toEqual({ kind: 'authorized' });
    await Promise.all(Array.from({ length: 5 }, (_, n) => gateway.capture(id, `capture ${n}`)));
    expect(await gateway.retrieve(id)).toEqual({ kind: 'captured' });
    expect(await gateway.cancel(id)).toEqual({ kind: 'captured' });
    expect(await SandboxIntent.findById(id).lean()).toMatchObject({ capturedCents: 1999 });
  });

  it('authorizes once however many confirm at once', async () => {
    const id = await create();
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => gateway.confirm(id, 'pm_card_visa', `key ${n}`)),
    );
    expect((await SandboxIntent.findById(id).lean())!.charges).toHaveLength(1);
  });

  it('answers the same to the same key, whatever the card', async () => {
    const id = await create();
    const first = await gateway.confirm(id, 'pm_card_visa_chargeDeclined', 'a');
    expect(first).toMatchObject({ kind: 'declined', code: 'generic_decline' });
    expect(await gateway.confirm(id, 'pm_card_visa', 'a')).toEqual(first);
    expect(await gateway.retrieve(id)).toEqual({ kind: 'open', lastDecline: first });
    expect(await gateway.confirm(id, 'pm_card_visa', 'b')).toEqual({ kind: 'authorized' });
    expect(await gateway.confirm(id, 'pm_card_visa', 'a')).toEqual(first);
  });

  it('takes nothing after a cancellation', async () => {
    const id = await create();
    await gateway.confirm(id, 'pm_card_visa', 'a');
    expect(await gateway.cancel(id)).toEqual({ kind: 'canceled' });
    expect(await gateway.cancel(id)).toEqual({ kind: 'canceled' });
    expect(await gateway.confirm(id, 'pm_card_visa', 'b')).toEqual({ kind: 'canceled' });
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
    const result = await gateway.confirm(await create(), token, newId());
    expect(result).toMatchObject({ kind: 'declined', code });
  });

  it.each(['pm_card_authenticationRequired', 'tok_threeDSecure2Required'])(
    'asks for 3-D Secure with %s, which counts as no decline',
    async token => {
      const id = await create();
      expect(await gateway.confirm(id, token, 'a')).toEqual({ kind: 'requires_action' });
      expect(await gateway.retrieve(id)).toEqual({ kind: 'open', lastDecline: null });
    },
  );

  it.each(['pm_1234', 'tok_', 'pm_card_constructor', 'ctoken_card_visa', 'tok_visa_visa'])(
    'knows no token %s',
    async token => {
      const result = await gateway.confirm(await create(), token, newId());
      expect(result).toMatchObject({ kind: 'invalid_token' });
    },
  );

  it('knows nothing of an intent that it did not make', async () => {
    expect(await gateway.retrieve('pi_nobody')).toEqual({ kind: 'unknown' });
    expect(await gateway.confirm('pi_nobody', 'tok_visa', 'a')).toEqual({ kind: 'unknown' });
  });
});
