import { cancelText, isSettled, shownEntries } from './order-state';
import type { LedgerEntry, Order, OrderStatus, Payment, PaymentStatus } from './types';

const order = (status: OrderStatus, cancelReason: Order['cancelReason'] = null): Order => ({
  id: 'o',
  status,
  userId: 'u',
  expiresAt: '2026-11-22T12:15:00.000Z',
  ticket: { id: 't', title: 'Opera', price: 19.99, version: 0 },
  version: 1,
  cancelReason,
  createdAt: '2026-11-22T12:00:00.000Z',
});

const payment = (status: PaymentStatus, refunded = 0): Payment => ({
  id: 'o',
  orderId: 'o',
  status,
  amount: 19.99,
  refunded,
  createdAt: '2026-11-22T12:01:00.000Z',
  ledger: [],
});

describe('isSettled', () => {
  it.each([
    ['created', [], false],
    ['awaiting:payment', ['pending'], false],
    ['complete', [], false], // payments was away when it was asked
    ['complete', ['authorized'], false],
    ['complete', ['captured'], true],
    ['complete', ['refunded'], true],
    ['cancelled', [], true],
    ['cancelled', ['pending'], false],
    ['cancelled', ['authorized'], false],
    ['cancelled', ['captured'], false], // a refund is on its way
    ['cancelled', ['released'], true],
    ['cancelled', ['failed'], true],
    ['cancelled', ['refunded'], true],
  ] as const)('%s with %j: %s', (status, payments, settled) => {
    expect(
      isSettled(
        order(status),
        payments.map(each => payment(each)),
      ),
    ).toBe(settled);
  });
});

describe('shownEntries', () => {
  const at = '2026-11-22T12:02:00.000Z';
  const entry = (type: LedgerEntry['type'], amount: number): LedgerEntry => ({
    type,
    amount,
    stripeId: null,
    createdAt: at,
  });

  it('leaves out the release of what held no money', () => {
    const failed = entry('failed', 19.99);
    const ledger = [failed, entry('released', 0)];
    expect(shownEntries([{ ...payment('failed'), ledger }])).toEqual([failed]);
  });

  it('has none from a payments service that tells none', () => {
    expect(shownEntries([{ ...payment('captured'), ledger: undefined }])).toEqual([]);
    expect(shownEntries([])).toEqual([]);
  });
});

describe('cancelText', () => {
  it.each(['expired', 'buyer', 'payment-failed'] as const)(
    'says after %s that nothing was charged',
    reason => {
      expect(cancelText(order('cancelled', reason), [payment('released')])).toMatch(
        /Nothing was charged/,
      );
    },
  );

  it('says how much the seller has given back', () => {
    const refunded = order('cancelled', 'refunded');
    expect(cancelText(refunded, [payment('refunded', 19.99)])).toMatch(
      /Refunded by the seller: \$19\.99 went back to your card/,
    );
    expect(cancelText(refunded, [])).toMatch(/\$19\.99/); // the payments cannot be read now
  });

  it('has nothing to say without a reason', () => {
    expect(cancelText(order('cancelled'), [])).toBeUndefined();
  });
});
