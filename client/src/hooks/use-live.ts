import { useCallback, useEffect, useState } from 'react';
import { type LiveKind, type Versioned, withNewer } from '../lib/live';
import type { Problem } from '../lib/problem';
import type { Order, Ticket } from '../lib/types';
import { api, problemOf } from '../services/browser-api';
import { followLive, type LiveClock } from '../services/live-stream';
import { usePolling } from './use-polling';

interface LiveThings extends Record<LiveKind, Versioned> {
  ticket: Ticket;
  order: Order;
}

interface Options {
  /** Whether to go on at all: what cannot change any more need not be watched. */
  active?: boolean;
  /** When it changes, something is about to happen: polling asks at once, and often again. */
  round?: unknown;
  /** Hears the server's clock. It must stay the same function. */
  onClock?: (clock: LiveClock) => void;
}

/** What was heard of the things that are watched. */
export interface Live<T> {
  /** The newest state of each that was heard of, by its id. */
  heard: ReadonlyMap<string, T>;
  /** Why nothing can be heard at present: 401 when the session has ended. */
  problem: Problem | null;
}

/** How to ask, where there is no stream. */
const POLLS: { [K in LiveKind]: (ids: string[]) => Promise<LiveThings[K][]> } = {
  ticket: async ids => (await api.get<Ticket[]>('/tickets', { ids: ids.join() })).data,
  order: ids => Promise.all(ids.map(async id => (await api.get<Order>(`/orders/${id}`)).data)),
};

const nothing = () => {};

/**
 * Follows tickets or orders (100 at most) while one looks: by one stream of server-sent events, or
 * by asking now and then while that cannot be had.
 * @example const order = newest(snapshot, useLive('order', [snapshot.id]).heard.get(snapshot.id));
 */
export const useLive = <K extends LiveKind>(
  kind: K,
  ids: readonly string[],
  { active = true, round, onClock = nothing }: Options = {},
): Live<LiveThings[K]> => {
  const [heard, setHeard] = useState<ReadonlyMap<string, LiveThings[K]>>(new Map());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [hasStream, setHasStream] = useState(true);
  const list = ids.join();
  const isActive = active && list !== '';

  const take = useCallback((states: LiveThings[K][]) => {
    setHeard(known => withNewer(known, states));
    setProblem(null);
  }, []);

  useEffect(() => {
    if (!isActive) return undefined;
    return followLive<LiveThings[K]>(kind, list.split(','), {
      onState: state => take([state]),
      onClock,
      onStream: setHasStream,
    });
  }, [isActive, kind, list, onClock, take]);

  const poll = useCallback(async () => {
    try {
      take(await POLLS[kind](list.split(',')));
    } catch (error) {
      setProblem(problemOf(error));
    }
  }, [kind, list, take]);
  usePolling(poll, isActive && !hasStream, round);
  return { heard, problem };
};
