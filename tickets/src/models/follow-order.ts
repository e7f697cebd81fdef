import type { OrderData } from '@ticketing/common';
import mongoose from 'mongoose';
import { holderOf, isRefunded, storeOrder } from './order';
import { Ticket } from './ticket';

/** More passes than any number of handlers at work on one ticket take; beyond it is a defect. */
const MAX_PASSES = 100;

/**
 * One pass: reads the ticket, then its orders, and brings the ticket's status in line with them.
 * The ticket is read first, so that a save by anybody since then makes this one's fail: the orders
 * that were read are at least as new as those that the stored status was derived from.
 * @returns whether there was something to change, also when somebody else was faster to save
 */
export const derivePass = async (ticketId: string): Promise<boolean> => {
  const ticket = await Ticket.findById(ticketId);
  // A ticket exists before any order of it, and is never deleted: an unknown id is no ticket's.
  if (!ticket) return false;
  const holder = await holderOf(ticketId);
  // Asked after it: a refund that freed the ticket is seen, so it never shows as on sale.
  if (!ticket.follow(holder, await isRefunded(ticketId))) return false;
  try {
    await ticket.save();
  } catch (error) {
    if (!(error instanceof mongoose.Error.VersionError)) throw error;
  }
  return true;
};

/**
 * Stores what is new of an order and derives its ticket's status.
 *
 * The status is derived also when the event brought nothing new: a process killed between the two
 * writes leaves an order stored and a ticket that does not follow it, and this delivery is the
 * second one.
 *
 * And it is derived until a pass finds nothing to change. Of two handlers, A may read the orders, B
 * store a newer one and find the ticket in line with it, and only then A save what it derived from
 * the older ones: B wrote nothing to the ticket, so no version tells A. By looking again after its
 * save A finds what B stored.
 */
export const followOrder = async (order: OrderData): Promise<void> => {
  await storeOrder(order);
  for (let passes = 0; await derivePass(order.ticket.id); passes++)
    if (passes >= MAX_PASSES) throw new Error(`The ticket ${order.ticket.id} does not settle`);
};
