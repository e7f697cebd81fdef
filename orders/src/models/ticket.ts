import { storeIfNewer, toCents, type TicketData } from '@ticketing/common';
import mongoose, { type InferSchemaType } from 'mongoose';

const schema = new mongoose.Schema(
  {
    title: { type: String, required: true },
    priceCents: { type: Number, required: true },
    /** The seller. */
    userId: { type: String, required: true },
    /** When its event begins; replicas of before it was kept lack it. */
    startsAt: Date,
    withdrawn: { type: Boolean, required: true },
    /** An order of it was refunded: whatever its service tells, nobody reserves it any more. */
    refunded: { type: Boolean, default: false },
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
    startsAt: ticket.startsAt === null ? null : new Date(ticket.startsAt),
    withdrawn: ticket.withdrawn ?? ticket.status === 'withdrawn',
  });

/**
 * Keeps a ticket from being reserved after the refund of its order. A mark of its own, which events
 * of the ticket leave alone: those on their way may be older than the refund.
 */
export const markRefunded = async (id: string): Promise<void> =>
  void (await Ticket.updateOne({ _id: id }, { $set: { refunded: true } }));
