import { useCallback, useEffect, useState } from 'react';
import { boundsOfAnswer, boundsOfClock, secondsLeft } from '../lib/countdown';
import { newest } from '../lib/live';
import { isSettled } from '../lib/order-state';
import type { Order, Payment } from '../lib/types';
import { api, problemOf } from '../services/browser-api';
import type { LiveClock } from '../services/live-stream';
import { useLive } from './use-live';
import { usePolling } from './use-polling';
import { useServerClock } from './use-server-clock';
import { useSignIn } from './use-sign-in';

/** What the server's page knew of the order; `serverNow` is its clock at that time (ms). */
export interface OrderSnapshot {
  order: Order;
  payments: Payment[];
  serverNow: number;
}

const readPayments = async (orderId: string) => {
  const sentAt = Date.now();
  const { data, headers } = await api.get<Payment[]>('/payments', { orderId });
  const dateHeader = headers.get('Date');
  return { payments: data, bounds: boundsOfAnswer({ dateHeader, sentAt, receivedAt: Date.now() }) };
};

/** Two minutes' worth, for the money to come to rest after something has happened. */
const MOST_POLLS = 20;

/** Calls `poll` often, then less often, then no more; begins anew when `round` changes. */
const usePollingForAWhile = (poll: () => Promise<void>, active: boolean, round: string) => {
  const [done, setDone] = useState({ round, count: 0 });
  const count = done.round === round ? done.count : 0;
  const counted = useCallback(async () => {
    await poll();
    setDone(known => ({ round, count: known.round === round ? known.count + 1 : 1 }));
  }, [poll, round]);
  usePolling(counted, active && count < MOST_POLLS, round);
};

/** An order that follows what becomes of it, and of its money, on the server. */
export const useOrder = (snapshot: OrderSnapshot) => {
  const { id, expiresAt, status } = snapshot.order;
  const signIn = useSignIn();
  const { now, adjust } = useServerClock(snapshot.serverNow);
  const seconds = secondsLeft(expiresAt, now);
  const [payments, setPayments] = useState(snapshot.payments);
  const [rounds, setRounds] = useState(0);
  // When time is up, and when something was done here, there are news soon: ask often again.
  const round = `${rounds}:${seconds === 0}`;

  const onClock = useCallback((clock: LiveClock) => adjust(boundsOfClock(clock)), [adjust]);
  const active = status !== 'cancelled'; // a complete one may yet be refunded
  const { heard, problem } = useLive('order', [id], { active, round, onClock });
  const order = newest(snapshot.order, heard.get(id));

  const poll = useCallback(async () => {
    try {
      const read = await readPayments(id);
      adjust(read.bounds);
      setPayments(read.payments);
    } catch (error) {
      if (problemOf(error).status === 401) signIn(); // otherwise what is known stays
    }
  }, [adjust, id, signIn]);
  // There is no stream of payments, but what changes them changes the order as well.
  usePollingForAWhile(poll, !isSettled(order, payments), `${round}:${order.version}`);

  const isSignedOut = problem?.status === 401;
  useEffect(() => {
    if (isSignedOut) signIn();
  }, [isSignedOut, signIn]);

  /** Asks at once, and often for a while: something has just been done about the order. */
  const expectChange = useCallback(() => setRounds(known => known + 1), []);
  return { order, payments, seconds, lost: problem, expectChange };
};
