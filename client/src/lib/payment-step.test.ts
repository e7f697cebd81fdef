import {
  firstStep,
  inDoubt,
  isSandboxBank,
  stepAfterAsking,
  stepAfterPaying,
} from './payment-step';
import type { Payment, PaymentStatus } from './types';

const payment = (status: PaymentStatus): Payment => ({
  id: 'p',
  orderId: 'p',
  status,
  amount: 20,
  refunded: 0,
  createdAt: '2026-11-22T12:00:00.000Z',
  ledger: [],
});

const action = { id: 'p', status: 'requires_action', clientSecret: 'pi_1_secret_2' } as const;

describe('stepAfterPaying', () => {
  it('takes an approved payment as accepted', () => {
    expect(stepAfterPaying({ id: 'p' })).toEqual({ kind: 'accepted' });
  });

  it('leads to the bank at once when the bank wants the buyer', () => {
    expect(stepAfterPaying(action)).toEqual({
      kind: 'bank',
      clientSecret: 'pi_1_secret_2',
      fresh: true,
    });
  });
});

describe('stepAfterAsking', () => {
  it.each([
    ['pending', 'idle'],
    ['authorized', 'accepted'],
    ['captured', 'accepted'],
    ['failed', 'over'],
    ['released', 'over'],
    ['refunded', 'over'],
  ] as const)('%s: %s', (status, kind) => {
    expect(stepAfterAsking(payment(status))).toEqual({ kind });
  });

  it('offers the way to the bank, and does not open it by itself', () => {
    expect(stepAfterAsking(action)).toMatchObject({ kind: 'bank', fresh: false });
  });
});

describe('firstStep', () => {
  it('lets the buyer pay when nothing was tried', () => {
    expect(firstStep([])).toEqual({ kind: 'idle' });
  });

  it('does not know what a pending payment waits for', () => {
    expect(firstStep([payment('pending'), payment('failed')])).toEqual({ kind: 'unsure' });
  });

  it.each([
    ['authorized', 'accepted'],
    ['released', 'over'],
  ] as const)('%s: %s', (status, kind) => {
    expect(firstStep([payment(status)])).toEqual({ kind });
  });
});

describe('inDoubt', () => {
  it('does not take silence for an end while an attempt may be on its way', () => {
    expect(inDoubt({ kind: 'idle' }, true)).toEqual({ kind: 'unsure' });
    expect(inDoubt({ kind: 'idle' }, false)).toEqual({ kind: 'idle' });
  });

  it.each(['accepted', 'over'] as const)('takes %s as the last word', kind => {
    expect(inDoubt({ kind }, true)).toEqual({ kind });
  });
});

describe('isSandboxBank', () => {
  it.each([
    ['sandbox_pi_1_secret_2', true],
    ['pi_1_secret_2', false],
    ['pi_sandbox_secret_2', false],
  ])('%s: %s', (secret, isSandbox) => {
    expect(isSandboxBank(secret)).toBe(isSandbox);
  });
});
