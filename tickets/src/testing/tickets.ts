import type { OrderData, OrderStatus } from '@ticketing/common';
import { newId, newUser, sampleOrder } from '@ticketing/common/testing';
import mongoose from 'mongoose';
import { putOnSale, Ticket, ticketState, type TicketDetails } from '../models/ticket';

/** A ticket on sale. */
export const onSale = (given: Partial<TicketDetails> = {}, sellerId = newUser().id) =>
  putOnSale(
    {
      title: 'Concert',
      priceCents: 1999,
      description: null,
      venue: null,
      startsAt: null,
      ...given,
    },
    sellerId,
  );

/** What is stored of a ticket, in the form of its events. */
export const stored = async (id: string) => ticketState(await Ticket.findById(id).orFail().lean());

/** An order of a ticket and the states that it goes through, one version each. */
export const orderOf = (ticketId: string, id = newId()) => {
  const first = sampleOrder({ id });
  const state = (status: OrderStatus, version: number): OrderData => ({
    ...first,
    status,
    version,
    ticket: { ...first.ticket, id: ticketId },
    cancelReason: status === 'cancelled' ? 'buyer' : null,
  });
  return {
    id,
    created: state('created', 0),
    awaiting: state('awaiting:payment', 1),
    cancelled: state('cancelled', 2),
    complete: state('complete', 2),
    refunded: { ...state('cancelled', 3), cancelReason: 'refunded' as const },
  };
};

/** Runs something with the protection off that makes a save fail after somebody else's. */
export const withoutOptimisticConcurrency = async <T>(work: () => Promise<T>): Promise<T> => {
  Ticket.schema.set('optimisticConcurrency', false);
  Ticket.schema.set('skipVersioning', { words: true }); // an array brings a check of its own
  try {
    return await work();
  } finally {
    Ticket.schema.set('optimisticConcurrency', true);
    Ticket.schema.set('skipVersioning', {});
  }
};

/** Lets something happen between the next save's reading of its ticket and its writing. */
export const beforeNextSave = (action: () => Promise<unknown>) => {
  const { save } = mongoose.Model.prototype;
  jest.spyOn(Ticket.prototype, 'save').mockImplementationOnce(async function (this: never) {
    await action();
    return save.call(this);
  });
};

/** Makes the next save of a ticket fail, as if the process were killed before or after it. */
export const killAtNextSave = (moment: 'before' | 'after') => {
  const { save } = mongoose.Model.prototype;
  jest.spyOn(Ticket.prototype, 'save').mockImplementationOnce(async function (this: never) {
    if (moment === 'after') await save.call(this);
    throw new Error('killed');
  });
};
