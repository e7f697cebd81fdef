import type { Settler } from '../settling/settler';
import { orderCancelled } from './order-cancelled';
import { orderCompleted } from './order-completed';
import { orderCreated } from './order-created';
import { orderUpdated } from './order-updated';

/** What payments hears. */
export const listeners = (settler: Settler) =>
  [orderCreated, orderUpdated, orderCancelled, orderCompleted].map(listen => listen(settler));
