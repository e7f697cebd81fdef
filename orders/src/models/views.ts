import type { QueryFilter } from 'mongoose';
import type { OrderAttributes } from './order';

/** Bought, for an event that lies in the past. */
const past = (now: Date): QueryFilter<OrderAttributes> => ({
  status: 'complete',
  startsAt: { $lt: now },
});

/** The buyer's orders by what is to be done about them; each order is in one. */
const views = {
  upcoming: now => ({ status: { $ne: 'cancelled' }, $nor: [past(now)] }),
  past,
  cancelled: () => ({ status: 'cancelled' }),
} satisfies Record<string, (now: Date) => QueryFilter<OrderAttributes>>;

export type View = keyof typeof views;
export const VIEWS = Object.keys(views) as View[];

/** The orders of a view, at this moment; all of them without one. */
export const inView = (view: View | undefined): QueryFilter<OrderAttributes> =>
  view ? views[view](new Date()) : {};
