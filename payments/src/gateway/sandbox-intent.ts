import mongoose, { type HydratedDocument } from 'mongoose';

/** One confirmation of a PaymentIntent, under the idempotency key that it was asked with. */
export interface SandboxCharge {
  id: string;
  key: string;
  outcome: 'authorized' | 'requires_action' | 'declined' | 'unauthenticated';
  /** What the issuer says once the buyer has approved. */
  then?: 'authorized' | 'declined';
  code?: string;
  message?: string;
}

/** A PaymentIntent in the sandbox's books. */
export interface SandboxIntentFields {
  _id: string;
  amountCents: number;
  /** What was taken from the card: nothing, or all of it; and what was given back of it. */
  capturedCents: number;
  refundedCents: number;
  status:
    'requires_payment_method' | 'requires_action' | 'requires_capture' | 'succeeded' | 'canceled';
  clientSecret: string;
  orderId: string;
  ticketId: string;
  charges: SandboxCharge[];
  createdAt: Date;
}

const charge = new mongoose.Schema<SandboxCharge>(
  {
    id: { type: String, required: true },
    key: { type: String, required: true },
    outcome: { type: String, required: true },
    then: String,
    code: String,
    message: String,
  },
  { _id: false, id: false },
);

const schema = new mongoose.Schema<SandboxIntentFields>(
  {
    _id: { type: String, required: true },
    amountCents: { type: Number, required: true },
    capturedCents: { type: Number, default: 0 },
    refundedCents: { type: Number, default: 0 },
    status: { type: String, default: 'requires_payment_method' },
    clientSecret: { type: String, required: true },
    orderId: { type: String, required: true },
    ticketId: { type: String, required: true },
    charges: { type: [charge], default: [] },
    createdAt: { type: Date, default: () => new Date() },
  },
  { collection: 'sandbox_payment_intents', optimisticConcurrency: true, versionKey: 'version' },
);
schema.index({ orderId: 1 });

export const SandboxIntent = mongoose.model('SandboxIntent', schema);
export type SandboxIntentDocument = HydratedDocument<SandboxIntentFields>;
