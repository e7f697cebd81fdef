import { listener, OrderCompleted } from '@ticketing/common';
import type { Follow } from './follow';

export const orderCompleted = (follow: Follow) => listener(OrderCompleted, follow);
