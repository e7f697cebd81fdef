import type { OrderData } from '@ticketing/common';
import { followOrder } from '../models/deadline';
import type { Timers } from '../timers';

/** What every event about an order leads to. */
export const follow = (timers: Timers) => async (order: OrderData) => {
  const deadline = await followOrder(order);
  if (deadline.state === 'waiting') await timers.set(deadline);
};

export type Follow = ReturnType<typeof follow>;
