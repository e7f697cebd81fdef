import { useCallback, useState } from 'react';
import { secondsLeft } from '../lib/countdown';
import { isLive, isSettled } from '../lib/order-state';
import type { Problem } from '../lib/problem';
import type { Order, Payment } from '../lib/types';
import { api, problemOf } from '../services/browser-api';
import { usePolling } from './use-polling';
import { useServerClock } from './use-server-clock';
import { useSignIn } from './use-sign-in';

/** What the server's page knew of the order; `serverNow` is its clock at that time (ms). */
export interface OrderSnapshot {
  order: Order;
  payments: Payment[];
  serverNow: number;
}

/** The payments, or `undefined` while they cannot be read: then what is known stays. */
const readPayments = async (orderId: string): Promise<Payment[] | undefined> =>
  api.get<Payment[]>('/payments', { orderId }).then(
    answer => answer.data,
    () => undefined,
  );

const readOrder = async (id: string) => {
  const sentAt = Date.now();
  const { data, headers } = await api.get<Order>(`/orders/${id}`);
  return { order: data, sample: { dateHeader: headers.get('Date'), sentAt, receivedAt: Date.now() } };
};

/** Two minutes' worth, for the money to come to rest after the order has ended. */
const MOST_POLLS_AFTER_END = 20;

/** An order that follows what becomes of it, and of its money, on the server. */
export const useOrder = (snapshot: OrderSnapshot) => {
  const signIn = useSignIn();
  const [order, setOrder] = useState(snapshot.order);
  const [payments, setPayments] = useState(snapshot.payments);
  const [lost, setLost] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);
  const [pollsAfterEnd, setPollsAfterEnd] = useState(0);
  const { now, addSample } = useServerClock(snapshot.serverNow);
  const seconds = secondsLeft(order.expiresAt, now);
  const { id } = snapshot.order;

  const poll = useCallback(async () => {
    try {
      const [read, paid] = await Promise.all([readOrder(id), readPayments(id)]);
      addSample(read.sample);
      setOrder(known => (read.order.version >= known.version ? read.order : known));
      if (paid) setPayments(paid);
      if (!isLive(read.order)) setPollsAfterEnd(count => count + 1);
      setLost(null);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status === 401) signIn();
      setLost(problem);
    }
  }, [addSample, id, signIn]);

  const live = isLive(order);
  const follow = live || (!isSettled(order, payments) && pollsAfterEnd < MOST_POLLS_AFTER_END);
  // When time is up, and when the order has ended, something changes soon: ask often again.
  usePolling(poll, follow, `${round}:${seconds === 0}:${live}`);
  /** Asks at once, and often for a while: something has just been done about the order. */
  const expectChange = useCallback(() => setRound(known => known + 1), []);
  return { order, payments, seconds, lost, expectChange };
};
