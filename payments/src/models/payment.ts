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
import { nextStep } from './next-step';
import { refundedCents, statusOf, type Facts } from './payment-state';
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
    spoiledKeys: { type: Number, default: 0 },
    captureBefore: Date,
    ledger: { type: [ledgerSchema], default: [] },
    refundRequestedAt: Date,
    isDisputed: { type: Boolean, default: false },
    hintsTold: { type: Number, default: 0 },
    hintsFollowed: { type: Number, default: 0 },
    askedAt: Date,
    status: { type: String, default: 'pending' },
    settleAt: Date,
    unanswered: { type: Number, default: 0 },
    pausedUntil: Date,
  },
  { methods: verbs as Methods },
);
// Only payments with something to do are in the index that the sweep reads.
schema.index({ settleAt: 1 }, { sparse: true });

// By which Stripe's webhooks name a payment.
schema.index({ paymentIntentId: 1 }, { sparse: true });

schema.pre('save', function () {
  const next = nextStep(this);
  this.status = statusOf(this);
  this.settleAt = next && new Date(Math.max(next.due || Date.now(), Number(this.pausedUntil ?? 0)));
});

/** The fields that a payment's state is made of, of a document or a lean object. */
export type ReadablePayment = Pick<
  PaymentFields,
  '_id' | 'order' | 'attempts' | 'ledger' | 'version'
>;

/** A payment as its events tell it; amounts in US dollars. */
export const toPaymentData = (payment: ReadablePayment): PaymentData => ({
  id: String(payment._id),
  orderId: String(payment._id),
  status: statusOf(payment),
  amount: toDollars(payment.order.priceCents),
  refunded: toDollars(refundedCents(payment)),
  version: payment.version,
  // Nobody sees a payment that was never tried.
  createdAt: (payment.attempts[0]?.createdAt ?? new Date()).toISOString(),
});

/** A payment as the API answers it: with its ledger, oldest entry first. */
export const paymentAnswer = (payment: ReadablePayment) => ({
  ...toPaymentData(payment),
  version: undefined,
  ledger: payment.ledger.map(({ kind, cents, stripeId, at }) => ({
    type: kind,
    amount: toDollars(cents),
    stripeId: stripeId ?? null,
    createdAt: at.toISOString(),
  })),
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

/**
 * Has the processor asked about the payment of an intent. One write that depends on nothing read
 * before: webhooks come in bursts, and must not wait for each other. It raises the version, so that
 * no save that is under way forgets it.
 * @returns undefined if the intent is none of ours
 */
export const hintAt = async (intentId: string): Promise<PaymentDocument | undefined> => {
  const change = { $inc: { hintsTold: 1, version: 1 }, $min: { settleAt: new Date() } };
  const latest = { returnDocument: 'after' } as const;
  const found = await Payment.findOneAndUpdate({ paymentIntentId: intentId }, change, latest);
  return found ?? undefined;
};
