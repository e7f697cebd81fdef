import { listener, OrderCreated } from '@ticketing/common';
import type { Follow } from './follow';

export const orderCreated = (follow: Follow) => listener(OrderCreated, follow);
