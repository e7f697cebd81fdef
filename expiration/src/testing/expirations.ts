import {
  ExpirationComplete,
  fromMessage,
  type DeadlineData,
  type Envelope,
} from '@ticketing/common';
import { eventually, testBus } from '@ticketing/common/testing';

interface Heard {
  event: Envelope;
  data: DeadlineData;
  /** Time from the deadline to the moment at which it was heard, in ms. */
  lateMs: number;
}

/** Hears every expiration:complete, as another service would. */
export const hearExpirations = async (channelPrefix: string) => {
  const heard = new Map<string, Heard[]>();
  const of = (orderId: string) => heard.get(orderId) ?? [];
  const bus = testBus('hearer', channelPrefix);
  bus.subscribe(ExpirationComplete.type, async message => {
    const event = fromMessage(message);
    const data = ExpirationComplete.parse(event.data);
    const before = of(data.orderId);
    // The broker may deliver an event twice; an event told twice has two ids.
    if (before.some(one => one.event.id === event.id)) return;
    const lateMs = Date.now() - Date.parse(data.expiresAt);
    heard.set(data.orderId, [...before, { event, data, lateMs }]);
  });
  bus.connect();
  await eventually(() => expect(bus.isConnected).toBe(true));
  return {
    of,
    /** Waits until it is heard of each of the orders, and says how late the latest was, in ms. */
    ofAll: async (orderIds: string[], timeoutMs?: number) => {
      await eventually(() => {
        const missing = orderIds.filter(id => !heard.has(id)).length;
        if (missing > 0) throw new Error(`${missing} of ${orderIds.length} deadlines did not fire`);
      }, timeoutMs);
      return Math.max(...orderIds.map(id => of(id)[0]!.lateMs));
    },
    close: () => bus.close(),
  };
};
