import { listener, OrderCreated } from '@ticketing/common';
import { followOrder } from '../models/follow-order';

export const orderCreated = listener(OrderCreated, followOrder);
