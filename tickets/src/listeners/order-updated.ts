import { listener, OrderUpdated } from '@ticketing/common';
import { followOrder } from '../models/follow-order';

export const orderUpdated = listener(OrderUpdated, followOrder);
