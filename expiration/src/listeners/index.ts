import type { Listener } from '@ticketing/common';
import type { Timers } from '../timers';
import { follow } from './follow';
import { orderCancelled } from './order-cancelled';
import { orderCompleted } from './order-completed';
import { orderCreated } from './order-created';
import { orderUpdated } from './order-updated';

/** All that this service listens to. */
export const listeners = (timers: Timers): Listener[] =>
  [orderCreated, orderUpdated, orderCancelled, orderCompleted].map(one => one(follow(timers)));
