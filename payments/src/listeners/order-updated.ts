import { listener, OrderUpdated } from '@ticketing/common';
import type { Settler } from '../settling/settler';
import { followOrder } from './follow-order';

export const orderUpdated = (settler: Settler) => listener(OrderUpdated, followOrder(settler));
