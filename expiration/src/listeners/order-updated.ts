import { listener, OrderUpdated } from '@ticketing/common';
import type { Follow } from './follow';

export const orderUpdated = (follow: Follow) => listener(OrderUpdated, follow);
