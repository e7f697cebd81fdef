import { listener, OrderCancelled } from '@ticketing/common';
import type { Settler } from '../settling/settler';
import { followOrder } from './follow-order';

export const orderCancelled = (settler: Settler) => listener(OrderCancelled, followOrder(settler));
