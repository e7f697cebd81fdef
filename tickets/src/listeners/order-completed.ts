import { listener, OrderCompleted } from '@ticketing/common';
import { followOrder } from '../models/follow-order';

export const orderCompleted = listener(OrderCompleted, followOrder);
