import mongoose from 'mongoose';
import type { Attempt, LedgerEntry, OrderReplica } from './payment-state';

const { Schema } = mongoose;
/** Parts of a document, without ids of their own. */
const part = { _id: false, id: false };

export const orderSchema = new Schema<OrderReplica>(
  {
    userId: { type: String, required: true },
    sellerId: { type: String, default: null },
    status: { type: String, required: true },
    ticketId: { type: String, required: true },
    priceCents: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  part,
);

export const attemptSchema = new Schema<Attempt>(
  {
    id: { type: String, required: true },
    kind: { type: String, enum: ['pm', 'ctoken', 'tok'], required: true },
    status: { type: String, required: true },
    code: { type: String, default: null },
    message: { type: String, default: null },
    reference: { type: String, default: null },
    createdAt: { type: Date, required: true },
  },
  part,
);

export const ledgerSchema = new Schema<LedgerEntry>(
  {
    kind: { type: String, required: true },
    cents: { type: Number, required: true },
    stripeId: { type: String, default: null },
    at: { type: Date, required: true },
  },
  part,
);
