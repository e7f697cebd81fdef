import { toDollars, type TicketStatus } from '@ticketing/common';
import { Order } from './order';
import { Ticket } from './ticket';

/** How many of a seller's tickets are in each state, and what was paid for the sold ones. */
export type Sales = Record<TicketStatus, number> & {
  /** US dollars. */
  revenue: number;
};

interface Group {
  _id: TicketStatus;
  count: number;
  cents: number;
}

/** What the buyer pays, by the order that has the ticket; without it the ticket's own price. */
const PAID = { $ifNull: [{ $first: '$order.priceCents' }, '$priceCents'] };

/** The sums of a seller's tickets, in one aggregation. */
export const salesOf = async (sellerId: string): Promise<Sales> => {
  const groups = await Ticket.aggregate<Group>([
    { $match: { userId: sellerId } },
    { $project: { _id: 0, status: 1, orderId: 1, priceCents: 1 } },
    {
      $lookup: {
        from: Order.collection.name,
        localField: 'orderId',
        foreignField: '_id',
        pipeline: [{ $project: { priceCents: 1 } }],
        as: 'order',
      },
    },
    { $group: { _id: '$status', count: { $sum: 1 }, cents: { $sum: PAID } } },
  ]);
  const sales: Sales = { onsale: 0, reserved: 0, sold: 0, withdrawn: 0, revenue: 0 };
  for (const { _id, count, cents } of groups) {
    sales[_id] = count;
    if (_id === 'sold') sales.revenue = toDollars(cents);
  }
  return sales;
};
