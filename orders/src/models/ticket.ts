import { storeIfNewer, toCents, type TicketData } from '@ticketing/common';
import mongoose, { type InferSchemaType } from 'mongoose';

const schema = new mongoose.Schema(
  {
    title: { type: String, required: true },
    priceCents: { type: Number, required: true },
    /** The seller. */
    userId: { type: String, required: true },
    withdrawn: { type: Boolean, required: true },
    version: { type: Number, required: true },
  },
  { versionKey: false },
);

/**
 * What orders knows of a ticket. Whether it is reserved or sold is left out on purpose: the orders
 * themselves say that, and at once.
 */
export const Ticket = mongoose.model('Ticket', schema);
export type TicketReplica = InferSchemaType<typeof schema> & { _id: mongoose.Types.ObjectId };

/** Takes over the newest state of a ticket that its service told of. */
export const storeTicket = (ticket: TicketData): Promise<boolean> =>
  storeIfNewer(Ticket, ticket.id, ticket.version, {
    title: ticket.title,
    priceCents: toCents(ticket.price),
    userId: ticket.userId,
    withdrawn: ticket.withdrawn ?? ticket.status === 'withdrawn',
  });
