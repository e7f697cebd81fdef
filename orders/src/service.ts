import { baseSettings, defineService } from '@ticketing/common';
import { z } from 'zod';
import { listeners } from './listeners';
import { Order } from './models/order';
import { Ticket } from './models/ticket';
import { cancelOrder } from './routes/cancel-order';
import { createOrder } from './routes/create-order';
import { listOrders } from './routes/list-orders';
import { liveOrders } from './routes/live-orders';
import { showOrder } from './routes/show-order';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export const service = defineService({
  name: 'orders',
  settings: {
    ...baseSettings,
    /** How long a buyer holds a ticket before it must be paid. */
    EXPIRATION_WINDOW_SECONDS: z.coerce.number().positive().max(YEAR_SECONDS).default(900),
  },
  models: [Order, Ticket],
  build: ({ EXPIRATION_WINDOW_SECONDS }) => ({
    routes: [createOrder(EXPIRATION_WINDOW_SECONDS * 1000), listOrders, showOrder, cancelOrder],
    listeners,
    live: [liveOrders],
  }),
});
