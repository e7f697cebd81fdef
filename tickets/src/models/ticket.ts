import {
  ConflictError,
  ForbiddenError,
  NotFoundError,
  outbox,
  retryOnConflict,
  TicketCreated,
  TicketUpdated,
  toDollars,
  type OutboxMethods,
  type TicketData,
  type TicketStatus,
} from '@ticketing/common';
import mongoose, { type HydratedDocument, type Model } from 'mongoose';
import { searchFields, type SearchFields } from '../search/search-fields';
import type { OrderReplica } from './order';

/** What the seller says of a ticket. */
export interface TicketDetails {
  title: string;
  priceCents: number;
  description: string | null;
  venue: string | null;
  startsAt: Date | null;
}

export interface TicketAttributes extends TicketDetails, SearchFields {
  /** The seller. */
  userId: string;
  /** The order that has it. */
  orderId: string | null;
  /** Derived: from the order that has the ticket, else from `withdrawn`. */
  status: TicketStatus;
  /** Taken off sale, by the seller or by a refund; a reservation that raced with that hides it in `status`. */
  withdrawn: boolean;
  version: number;
  createdAt: Date;
}

export interface TicketVerbs extends OutboxMethods<TicketData> {
  /** Replaces all that the seller says of it. @throws ConflictError unless it is on sale */
  edit(details: TicketDetails): void;
  /** Takes it off sale; changes nothing the second time. @throws ConflictError reserved or sold */
  withdraw(): void;
  /**
   * Brings the status in line with the order that has the ticket, if one has. A refund of any order
   * of it withdraws it, for good.
   * @returns whether that changed anything
   */
  follow(holder: Pick<OrderReplica, '_id' | 'status'> | null, isRefunded: boolean): boolean;
}

export type TicketDocument = HydratedDocument<TicketAttributes, TicketVerbs>;

const schema = new mongoose.Schema<
  TicketAttributes,
  Model<TicketAttributes, object, TicketVerbs>,
  TicketVerbs
>({
  title: { type: String, required: true },
  priceCents: { type: Number, required: true },
  description: { type: String, default: null },
  venue: { type: String, default: null },
  startsAt: { type: Date, default: null },
  userId: { type: String, required: true },
  orderId: { type: String, default: null },
  status: { type: String, required: true, default: 'onsale' },
  withdrawn: { type: Boolean, required: true, default: false },
  createdAt: { type: Date, required: true },
  words: { type: [String], select: false },
  dateOrder: { type: Date, required: true },
});
// One index for each order in which the tickets on sale are listed, one for their words.
schema.index({ status: 1, createdAt: -1, _id: -1 });
schema.index({ status: 1, priceCents: 1, _id: 1 });
schema.index({ status: 1, dateOrder: 1, _id: 1 });
schema.index({ status: 1, words: 1 });
schema.index({ userId: 1, createdAt: -1, _id: -1 });
schema.plugin(outbox, { state: ticket => ticketState(ticket as TicketDocument) });

/** Why a ticket cannot be changed. */
const refusals: Partial<Record<TicketStatus, string>> = {
  reserved: 'The ticket is reserved, so it cannot be changed now',
  sold: 'The ticket is sold',
  withdrawn: 'The ticket is withdrawn from sale',
};

const refuse = (ticket: TicketAttributes, ...statuses: TicketStatus[]) => {
  if (statuses.includes(ticket.status)) throw new ConflictError(refusals[ticket.status]!);
};

schema.method('edit', function (details: TicketDetails) {
  refuse(this, 'reserved', 'sold', 'withdrawn');
  this.set({ ...details, ...searchFields(details) });
  this.record(TicketUpdated);
});

schema.method('withdraw', function () {
  refuse(this, 'reserved', 'sold');
  if (this.withdrawn) return;
  this.set({ withdrawn: true, status: 'withdrawn' });
  this.record(TicketUpdated);
});

schema.method(
  'follow',
  function (holder: Pick<OrderReplica, '_id' | 'status'> | null, isRefunded: boolean) {
    const withdrawn = this.withdrawn || isRefunded;
    const status = derivedStatus(holder, withdrawn);
    const orderId = holder?._id ?? null;
    if (status === this.status && orderId === this.orderId && withdrawn === this.withdrawn)
      return false;
    this.set({ status, orderId, withdrawn });
    this.record(TicketUpdated);
    return true;
  },
);

const derivedStatus = (
  holder: Pick<OrderReplica, 'status'> | null,
  withdrawn: boolean,
): TicketStatus => {
  if (holder) return holder.status === 'complete' ? 'sold' : 'reserved';
  return withdrawn ? 'withdrawn' : 'onsale';
};

export const Ticket = mongoose.model('Ticket', schema);

/** The fields that the state is made of, of a document or a lean object. */
export type ReadableTicket = Omit<TicketAttributes, keyof SearchFields> & {
  _id: mongoose.Types.ObjectId;
};

/** A ticket as the API answers it. */
export const ticketAnswer = (ticket: ReadableTicket) => ({
  id: String(ticket._id),
  title: ticket.title,
  price: toDollars(ticket.priceCents),
  description: ticket.description,
  venue: ticket.venue,
  startsAt: ticket.startsAt?.toISOString() ?? null,
  userId: ticket.userId,
  orderId: ticket.orderId,
  status: ticket.status,
  version: ticket.version,
  createdAt: ticket.createdAt.toISOString(),
});

/** A ticket's state as its events tell it. */
export const ticketState = (ticket: ReadableTicket): TicketData => ({
  ...ticketAnswer(ticket),
  withdrawn: ticket.withdrawn,
});

/** Puts a new ticket on sale. */
export const putOnSale = async (
  details: TicketDetails,
  sellerId: string,
): Promise<TicketDocument> => {
  const ticket = new Ticket({
    ...details,
    ...searchFields(details),
    userId: sellerId,
    createdAt: new Date(),
  });
  ticket.record(TicketCreated);
  await ticket.save();
  return ticket;
};

/**
 * Changes a seller's ticket by one of its verbs, again from the stored state if somebody else
 * changed it in between.
 * @throws NotFoundError, ForbiddenError for somebody else's, and what the verb throws
 */
export const changeTicket = (
  id: string,
  sellerId: string,
  verb: (ticket: TicketDocument) => void,
): Promise<TicketDocument> =>
  retryOnConflict(async () => {
    const ticket = await Ticket.findById(id);
    if (!ticket) throw new NotFoundError();
    if (ticket.userId !== sellerId) throw new ForbiddenError();
    verb(ticket);
    await ticket.save();
    return ticket;
  });
