'use client';

import { type ReactNode, useCallback } from 'react';
import { useLive } from '../hooks/use-live';
import { useServerClock } from '../hooks/use-server-clock';
import { boundsOfClock, secondsLeft } from '../lib/countdown';
import { newest } from '../lib/live';
import { liveFirst } from '../lib/order-state';
import type { Order, Ticket } from '../lib/types';
import type { LiveClock } from '../services/live-stream';
import { OrderRow } from './order-row';

interface Props {
  orders: Order[];
  /** What is known of their tickets, by the tickets' ids. */
  tickets: Record<string, Ticket>;
  /** By the orders' ids. */
  artworks: Record<string, ReactNode>;
  /** The server's clock when they were read (ms). */
  serverNow: number;
}

/** Orders that follow what becomes of them; those that wait to be paid come first. */
export const OrderList = ({ orders, tickets, artworks, serverNow }: Props) => {
  const { now, adjust } = useServerClock(serverNow);
  const onClock = useCallback((clock: LiveClock) => adjust(boundsOfClock(clock)), [adjust]);
  const ids = orders.filter(({ status }) => status !== 'cancelled').map(({ id }) => id);
  const { heard } = useLive('order', ids, { onClock });
  return (
    <ul className="flex flex-col gap-4">
      {liveFirst(orders).map(order => (
        <OrderRow
          key={order.id}
          order={newest(order, heard.get(order.id))}
          ticket={tickets[order.ticket.id] ?? null}
          artwork={artworks[order.id]}
          seconds={secondsLeft(order.expiresAt, now)}
        />
      ))}
    </ul>
  );
};
