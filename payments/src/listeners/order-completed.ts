import { listener, OrderCompleted } from '@ticketing/common';
import type { Settler } from '../settling/settler';
import { followOrder } from './follow-order';

export const orderCompleted = (settler: Settler) => listener(OrderCompleted, followOrder(settler));
