import { listener, OrderCreated } from '@ticketing/common';
import type { Settler } from '../settling/settler';
import { followOrder } from './follow-order';

export const orderCreated = (settler: Settler) => listener(OrderCreated, followOrder(settler));
