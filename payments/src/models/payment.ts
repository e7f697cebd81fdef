import {
  NotFoundError,
  outbox,
  retryOnConflict,
  toDollars,
  type OrderData,
  type OutboxMethods,
  type PaymentData,
} from '@ticketing/common';
import mongoose, { type HydratedDocument, type Model } from 'mongoose';
import { attemptSchema, ledgerSchema, orderSchema } from './payment-schemas';
import { ATTEMPT_PATIENCE_MS, pendingAttempt, statusOf, stepOf, type Facts } from './payment-state';
import { verbs, type PaymentVerbs } from './payment-verbs';

export interface PaymentFields extends Facts {
  /** The order's id: one payment per order. */
  _id: mongoose.Types.ObjectId;
  /** Follows from the ledger; stored for whoever looks into the database. */
  status: PaymentData['status'];
  /** When something is to be done about it next; absent when nothing is. */
  settleAt?: Date;
  /** Calls in a row that nobody answered, and the end of the pause after the last of them. */
  unanswered: number;
  pausedUntil?: Date;
  version: number;
}

type Methods = PaymentVerbs & OutboxMethods<PaymentData>;
export type PaymentDocument = HydratedDocument<PaymentFields, Methods>;
type PaymentModel = Model<PaymentFields, object, Methods>;

const schema = new mongoose.Schema<PaymentFields, PaymentModel, Methods>(
  {
    _id: { type: mongoose.Schema.Types.ObjectId, required: true },
    order: { type: orderSchema, required: true },
    attempts: { type: [attemptSchema], default: [] },
    /** Stored before the intent is confirmed: an intent that is not stored holds no money. */
    paymentIntentId: { type: String, default: null },
    ledger: { type: [ledgerSchema], default: [] },
    status: { type: String, default: 'pending' },
    settleAt: Date,
    unanswered: { type: Number, default: 0 },
    pausedUntil: Date,
  },
  { methods: verbs as Methods },
);
// Only payments with something to do are in the index that the sweep reads.
schema.index({ settleAt: 1 }, { sparse: true });

/** When the next step is due, in ms since 1970; `undefined` without one. */
const dueTime = (payment: PaymentDocument): number | undefined => {
  if (!stepOf(payment)) return undefined;
  const attempt = pendingAttempt(payment);
  const due = attempt ? attempt.createdAt.getTime() + ATTEMPT_PATIENCE_MS : Date.now();
  return Math.max(due, payment.pausedUntil?.getTime() ?? 0);
};

schema.pre('save', function () {
  const due = dueTime(this);
  this.status = statusOf(this);
  this.settleAt = due === undefined ? undefined : new Date(due);
});

/** A payment as the API and the events show it; amounts in US dollars. */
export const toPaymentData = (
  payment: Pick<PaymentFields, '_id' | 'order' | 'attempts' | 'ledger' | 'version'>,
): PaymentData => ({
  id: String(payment._id),
  orderId: String(payment._id),
  status: statusOf(payment),
  amount: toDollars(payment.order.priceCents),
  refunded: 0,
  version: payment.version,
  // Nobody sees a payment that was never tried.
  createdAt: (payment.attempts[0]?.createdAt ?? new Date()).toISOString(),
});

outbox<PaymentData>(schema as never, { state: toPaymentData as never });

export const Payment = mongoose.model<PaymentFields, PaymentModel>('Payment', schema);

/** Whether the time for its next step has come. */
export const isDue = ({ settleAt }: Pick<PaymentFields, 'settleAt'>): boolean =>
  settleAt !== undefined && settleAt.getTime() <= Date.now();

/** Stores what an event says of an order, the newest version of it. */
export const hearOrder = (order: OrderData): Promise<PaymentDocument> =>
  retryOnConflict(async () => {
    const payment = (await Payment.findById(order.id)) ?? new Payment({ _id: order.id });
    if (payment.hear(order)) await payment.save();
    return payment;
  });

/**
 * Reads a payment, lets `verb` change it, saves it; from the start again if somebody else saved it
 * in between. What `verb` throws ends it. @throws NotFoundError
 */
export const changePayment = async <T>(
  id: string,
  verb: (payment: PaymentDocument) => T,
): Promise<{ payment: PaymentDocument; result: T }> =>
  retryOnConflict(async () => {
    const payment = await Payment.findById(id);
    if (!payment) throw new NotFoundError('There is no such order');
    const result = verb(payment);
    await payment.save();
    return { payment, result };
  });
