import { listener, OrderCancelled } from '@ticketing/common';
import { followOrder } from '../models/follow-order';

export const orderCancelled = listener(OrderCancelled, followOrder);
