import type { OrderData } from '@ticketing/common';
import { hearOrder } from '../models/payment';
import type { Settler } from '../settling/settler';

/** What every event of an order does: its newest version is stored, the money follows it. */
export const followOrder = (settler: Settler) => async (order: OrderData) =>
  settler.wake(await hearOrder(order));
