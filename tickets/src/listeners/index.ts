import { orderCancelled } from './order-cancelled';
import { orderCompleted } from './order-completed';
import { orderCreated } from './order-created';
import { orderUpdated } from './order-updated';

/** What tickets listens to. */
export const listeners = [orderCreated, orderUpdated, orderCancelled, orderCompleted];
