import { toCents, type CurrentUser } from '@ticketing/common';
import { sampleTicket } from '@ticketing/common/testing';
import mongoose from 'mongoose';
import { reserve, type OrderDocument } from '../models/order';

const WINDOW_MS = 60_000;

/** An order of the buyer's for a ticket of its own. */
export const reserved = (
  buyer: CurrentUser,
  windowMs = WINDOW_MS,
  startsAt: Date | null = null,
): Promise<OrderDocument> => {
  const { id, title, price, userId, version } = sampleTicket();
  const _id = new mongoose.Types.ObjectId(id);
  const sale = { priceCents: toCents(price), withdrawn: false, refunded: false, startsAt };
  return reserve({ _id, title, userId, version, ...sale }, buyer.id, windowMs);
};
