import { listener, OrderCancelled } from '@ticketing/common';
import type { Follow } from './follow';

export const orderCancelled = (follow: Follow) => listener(OrderCancelled, follow);
