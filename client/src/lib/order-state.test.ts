import { chanceOf, endOf, isSettled, liveFirst, refundOf, shownEntries } from './order-state';
import type {
  LedgerEntry,
  Order,
  OrderStatus,
  Payment,
  PaymentStatus,
  Ticket,
  TicketStatus,
} from './types';

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

describe('endOf', () => {
  it.each([
    ['created', null, 'live'],
    ['awaiting:payment', null, 'live'],
    ['complete', null, 'complete'],
    ['cancelled', 'expired', 'expired'],
    ['cancelled', 'buyer', 'buyer'],
    ['cancelled', 'payment-failed', 'payment-failed'],
    ['cancelled', 'refunded', 'refunded'],
    ['cancelled', null, 'cancelled'],
  ] as const)('%s because of %s: %s', (status, reason, end) => {
    expect(endOf(order(status, reason))).toBe(end);
  });
});

describe('refundOf', () => {
  const refunded = order('cancelled', 'refunded');
  const ledger: LedgerEntry[] = [
    { type: 'captured', amount: 19.99, stripeId: null, createdAt: '2026-11-22T12:02:00.000Z' },
    { type: 'refunded', amount: 15, stripeId: null, createdAt: '2026-11-23T09:00:00.000Z' },
  ];

  it('says how much the seller has given back, and when', () => {
    const refund = refundOf(refunded, [{ ...payment('refunded', 15), ledger }]);
    expect(refund).toEqual({ amount: 15, at: '2026-11-23T09:00:00.000Z' });
  });

  it('does without a ledger, and without payments', () => {
    const without = { ...payment('refunded', 12), ledger: undefined };
    expect(refundOf(refunded, [without])).toEqual({ amount: 12, at: undefined });
    expect(refundOf(refunded, [])).toEqual({ amount: 19.99, at: undefined });
  });
});

describe('chanceOf', () => {
  const ended = order('cancelled', 'expired');
  const ticket = (status: TicketStatus, orderId: string | null = null) =>
    ({ id: 't', status, orderId }) as Ticket;

  it.each([
    ['unknown', null],
    ['unknown', undefined],
    ['unknown', ticket('reserved', 'o')], // tickets has not heard of the end yet
    ['onsale', ticket('onsale')],
    ['gone', ticket('reserved', 'another')],
    ['gone', ticket('sold', 'another')],
    ['gone', ticket('withdrawn')],
  ] as const)('%s', (chance, found) => {
    expect(chanceOf(ended, found)).toBe(chance);
  });
});

describe('liveFirst', () => {
  it('brings those that wait to be paid to the front, and keeps the order otherwise', () => {
    const ids = liveFirst([
      { ...order('complete'), id: '1' },
      { ...order('created'), id: '2' },
      { ...order('cancelled'), id: '3' },
      { ...order('awaiting:payment'), id: '4' },
    ]).map(({ id }) => id);
    expect(ids).toEqual(['2', '4', '1', '3']);
  });
});
